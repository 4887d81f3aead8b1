def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print("a b  c ".split(), " a b ".split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "".split(), "".split(","), "   ".split(), "a  b c".split(None, 1), "  a b  c  ".rsplit(None, 1), "a,b,c".rsplit(",", 1), "abc".split("abc"), "a--b--c".split("--"))
print("a\tb\nc\x0bd\x1ce\u2003f\xa0g".split(), "x\u3000y".split(), "a b c d".split(maxsplit=2), "abab".split("ab"), "aaa".split("aa"), "a b".split(sep=None))
show("abc".split, "")
show("abc".split, 5)
show("abc".rsplit, "")
show("abc".split, ",", "x")
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a".splitlines(keepends=True), "\r\n\n\r".splitlines(True))
print("a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("."), "abc".rpartition("."), ".".partition("."), "aXbXc".partition("X"))
show("abc".partition, "")
show("abc".partition, 5)

# expect:
# | ['a', 'b', 'c'] ['', 'a', 'b', ''] ['a', 'b', '', 'c'] ['a', 'b,c'] [] [''] [] ['a', 'b c'] ['  a b', 'c'] ['a,b', 'c'] ['', ''] ['a', 'b', 'c']
# | ['a', 'b', 'c', 'd', 'e', 'f', 'g'] ['x', 'y'] ['a', 'b', 'c d'] ['', '', ''] ['', 'a'] ['a', 'b']
# | ValueError: empty separator
# | TypeError: must be str or None, not int
# | ValueError: empty separator
# | TypeError: 'str' object cannot be interpreted as an integer
# | ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] ['a\n', '\n', 'b\n'] [] [''] ['a'] ['\r\n', '\n', '\r']
# | ('a', '.', 'b.c') ('a.b', '.', 'c') ('abc', '', '') ('', '', 'abc') ('', '.', '') ('a', 'X', 'bXc')
# | ValueError: empty separator
# | TypeError: must be str, not int
