import re
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(re.match(r"(\w+) (\w+)", "hello world!").groups(), re.search(r"\d+", "abc123def").group(), re.findall(r"\b\w", "one two three"), re.findall(r"(\w)(\d)", "a1 b2"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b", 1), re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub(r"x*", "-", "abxd"), re.subn("a", "b", "aaa", 2), re.fullmatch("a|ab", "ab"), re.match("a", "b"), re.escape("a.b*c [d]"), re.sub(r"\w+", lambda m: m[0].title(), "the cat"))
m = re.match(r"(?P<first>\w)(?P<rest>\w*)(x)?", "word")
print(m, m.group("first"), m["rest"], m[0], m.groups("dflt"), m.groupdict(), m.span(), m.start(2), m.end("rest"), m.span(3), m.lastindex, m.lastgroup, m.string, m.pos, m.endpos, m.re.pattern, m.regs, m.expand(r"\2-\g<first>"))
print([x.span() for x in re.finditer("a*", "baac")], re.compile("A", re.I).findall("aA"), re.findall("^.", "a\nb", re.M), re.findall("a.b", "a\nb", re.S), re.findall(r"a b # c", "ab", re.X), re.compile("x").flags, re.compile("x", re.I | re.M), re.findall(r"(?i:A)b", "abAB"), re.findall(r"(?s).", "\n"))
for pat in ("(", ")", "[", "a**", "*a", "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?<=a*)b", r"\1", "(?z)", "[z-a]", "a{2,1}", r"\g", "(?P=x)", "x{99999999999}", "(?(1)a|b|c)", "a(?i)", "(?<n>a)", "[[:alpha:]", "\\", "(?#", "a++b", "(?>a)", "(?P<a", "(?-i:a)", "(?L)a"):
    show(re.compile, pat)
show(re.sub, "a", r"\2", "a")
show(re.sub, "a", r"\g<x>", "a")
show(m.group, 9)
show(m.group, "zz")
show(re.match, b"a", "a")
show(re.match, "a", b"a")
show(re.match, 5, "a")
show(re.compile("a").sub, 5, "a")

# expect:
# | ('hello', 'world') 123 ['o', 't', 't'] [('a', '1'), ('b', '2')] ['a', 'b', 'c'] ['a', ',', 'b'] a#b# 1a2b -a-b--d- ('bba', 2) <re.Match object; span=(0, 2), match='ab'> None a\.b\*c\ \[d\] The Cat
# | <re.Match object; span=(0, 4), match='word'> w ord word ('w', 'ord', 'dflt') {'first': 'w', 'rest': 'ord'} (0, 4) 1 4 (-1, -1) 2 rest word 0 4 (?P<first>\w)(?P<rest>\w*)(x)? ((0, 4), (0, 1), (1, 4), (-1, -1)) ord-w
# | [(0, 0), (1, 3), (3, 3), (4, 4)] ['a', 'A'] ['a', 'b'] ['a\nb'] ['ab'] 32 re.compile('x', re.IGNORECASE|re.MULTILINE) ['ab'] ['\n']
# | error: missing ), unterminated subpattern at position 0
# | error: unbalanced parenthesis at position 0
# | error: unterminated character set at position 0
# | error: multiple repeat at position 2
# | error: nothing to repeat at position 0
# | error: redefinition of group name 'n' as group 2; was group 1 at position 12
# | error: bad character in group name '1' at position 4
# | error: look-behind requires fixed-width pattern
# | error: invalid group reference 1 at position 1
# | error: unknown extension ?z at position 1
# | error: bad character range z-a at position 1
# | error: min repeat greater than max repeat at position 2
# | error: bad escape \g at position 0
# | error: unknown group name 'x' at position 4
# | OverflowError: the repetition number is too large
# | error: conditional backref with more than two branches at position 8
# | error: global flags not at the start of the expression at position 1
# | error: unknown extension ?<n at position 1
# | re.compile('[[:alpha:]')
# | error: bad escape (end of pattern) at position 0
# | error: missing ), unterminated comment at position 0
# | re.compile('a++b')
# | re.compile('(?>a)')
# | error: missing >, unterminated name at position 4
# | re.compile('(?-i:a)')
# | error: bad inline flags: cannot use 'L' flag with a str pattern at position 3
# | error: invalid group reference 2 at position 1
# | IndexError: unknown group name 'x'
# | IndexError: no such group
# | IndexError: no such group
# | TypeError: cannot use a bytes pattern on a string-like object
# | TypeError: cannot use a string pattern on a bytes-like object
# | TypeError: first argument must be string or compiled pattern
# | TypeError: decoding to str: need a bytes-like object, int found
