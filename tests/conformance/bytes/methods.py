def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

b = b"hello world"
print(b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"w"), b.count(b"l"), b.count(108), b.replace(b"l", b"LL"), b.split(), b.split(b"o"), b.rsplit(b"o", 1), b.partition(b" "), b.rpartition(b"x"), b.startswith(b"he"), b.endswith((b"x", b"ld")))
print(b.upper(), b.title(), b.capitalize(), b"aBc".swapcase(), b.center(15, b"*"), b.ljust(13), b.rjust(13, b"-"), b"42".zfill(5), b"-42".zfill(5), b"\t x ".strip(), b"xxaxx".strip(b"x"), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True))
print(b",".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join([]), b"abc".translate(bytes(range(256)), b"b"), bytes.maketrans(b"ab", b"xy")[97:99], b"abc".translate(None, b"c"), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab Cd".istitle(), b"\xff".isascii(), b"".isalpha(), b"\xe9".isalpha(), b"".isascii())
for f, a in ((b.find, ("o",)), (b.find, (256,)), (b.split, ("o",)), (b.replace, ("a", "b")), (b",".join, (["a"],)), (b",".join, ([1],)), (b.startswith, ("h",)), (b.startswith, ((b"h", 5),)), (b.index, (b"zz",)), (b.center, (20, b"ab")), (b.translate, (b"short",)), (b.strip, ("x",)), (b.split, (b"",)), (b.count, (-1,)), (bytes.maketrans, (b"a", b"bc")), (b.decode, (5,))):
    show(f, *a)
print(b"x" in b, 104 in b, b"" in b)
show(lambda: "h" in b)
show(lambda: 256 in b)

# expect:
# | 4 4 7 6 3 3 b'heLLLLo worLLd' [b'hello', b'world'] [b'hell', b' w', b'rld'] [b'hello w', b'rld'] (b'hello', b' ', b'world') (b'', b'', b'hello world') True True
# | b'HELLO WORLD' b'Hello World' b'Hello world' b'AbC' b'**hello world**' b'hello world  ' b'--hello world' b'00042' b'-0042' b'x' b'a' b'a   b' [b'a', b'b', b'c'] [b'a\n', b'b']
# | b'a,b,c' b'' b'ac' b'xy' b'ab' b'x' b'x'
# | True True True True True True True False False False True
# | TypeError: argument should be integer or bytes-like object, not 'str'
# | ValueError: byte must be in range(0, 256)
# | TypeError: a bytes-like object is required, not 'str'
# | TypeError: a bytes-like object is required, not 'str'
# | TypeError: sequence item 0: expected a bytes-like object, str found
# | TypeError: sequence item 0: expected a bytes-like object, int found
# | TypeError: startswith first arg must be bytes or a tuple of bytes, not str
# | True
# | ValueError: subsection not found
# | TypeError: center() argument 2 must be a byte string of length 1, not bytes
# | ValueError: translation table must be 256 characters long
# | TypeError: a bytes-like object is required, not 'str'
# | ValueError: empty separator
# | ValueError: byte must be in range(0, 256)
# | ValueError: maketrans arguments must have same length
# | TypeError: decode() argument 'encoding' must be str, not int
# | False True True
# | TypeError: a bytes-like object is required, not 'str'
# | ValueError: byte must be in range(0, 256)
