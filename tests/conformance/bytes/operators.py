def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a = b"abc"
print(a + b"d", a * 2, 2 * a, a[0], a[-1], a[1:], a[::-1], a[0:1], list(a), a == b"abc", a < b"abd", a != "abc", hash(a) == hash(b"abc"), len(a), sorted(a), max(a), a + bytearray(b"x"), bytearray(b"x") + a, type(a + bytearray()), type(bytearray() + a))
print(b"%s %d %r %a %x %c %b" % (b"s", 5, "r", "é", 255, 65, b"bb"), b"%(k)s" % {b"k": b"v"}, b"%5.1f|%-4d|%04d|%c" % (2.25, 3, 4, b"z"), b"%%" % ())
for f in (lambda: a + "x", lambda: "x" + a, lambda: a[3], lambda: a["x"], lambda: a * 1.5, lambda: a < "x", lambda: b"%s" % "x", lambda: b"%d" % "x", lambda: b"%c" % 256, lambda: b"%b" % 5, lambda: b"%s %s" % (b"a",), lambda: a[1.0], lambda: a + 5, lambda: b"%c" % b"ab"):
    show(f)
try:
    a[0] = 5
except TypeError as e:
    print(e)
for i in b"\x00\xff":
    print(i, end=" ")
print(bytes(b"x" * 3), b"a" b"b", b"\101\x42", rb"\n", b'''tri
ple''')

# expect:
# | b'abcd' b'abcabc' b'abcabc' 97 99 b'bc' b'cba' b'a' [97, 98, 99] True True True True 3 [97, 98, 99] 99 b'abcx' bytearray(b'xabc') <class 'bytes'> <class 'bytearray'>
# | b"s 5 'r' '\\xe9' ff A bb" b'v' b'  2.2|3   |0004|z' b'%'
# | TypeError: can't concat str to bytes
# | TypeError: can only concatenate str (not "bytes") to str
# | IndexError: index out of range
# | TypeError: byte indices must be integers or slices, not str
# | TypeError: can't multiply sequence by non-int of type 'float'
# | TypeError: '<' not supported between instances of 'bytes' and 'str'
# | TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
# | TypeError: %d format: a real number is required, not str
# | OverflowError: %c arg not in range(256)
# | TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
# | TypeError: not enough arguments for format string
# | TypeError: byte indices must be integers or slices, not float
# | TypeError: can't concat int to bytes
# | TypeError: %c requires an integer in range(256) or a single byte
# | 'bytes' object does not support item assignment
# | 0 255 b'xxx' b'ab' b'AB' b'\\n' b'tri\nple'
