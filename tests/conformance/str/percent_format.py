def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print("%s %d %r %a" % ("a", 5, "b", "é"), "%5s|%-5s|%05d|%+d|% d" % ("a", "b", 42, 42, 42), "%x %X %o %#x %#o %#X" % (255, 255, 8, 255, 8, 255), "%c%c%c" % (65, "b", 0x20ac), "%%" % (), "%.2s|%.10s|%5.1s|" % ("abc", "abc", "xyz"))
print("%(a)s %(b)d %(a)s %%" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%i %u" % (3.99, -3), "%s" % (1,), "%s" % [1, 2], "%s" % None, "%d" % True, "%.3d|%5.3d|%+.3d" % (5, 5, 5), "%s" % ((1, 2),))
print("%e %E %f %F %g %G" % ((12345.6789,) * 6), "%5.1f|%-8.3e|%+g|%#g|%08.2f" % (2.25, 12345.678, 1.0, 1.0, -3.14159), "%d" % 10**30, "%x" % -255, "%#o %o" % (0, 0), "%hd %ld" % (1, 2), "%-05d|" % 3)
for fmt, args in (("%d", "a"), ("%d", 1.5j), ("%s %s", (1,)), ("%s", (1, 2)), ("%", 1), ("%z", 1), ("%(a)s", (1,)), ("%(a)s", {"b": 1}), ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%x", 1.5), ("%x", "a"), ("%d", None), ("%*d", ("a", 1)), ("%(a", {}), ("abc", 1), ("abc", {}), ("abc", []), ("%f", "x"), ("%s %(a)s", {"a": 1}), ("%o", 2.0), ("%c", 0x110000), ("%d", float("inf")), ("%d", float("nan")), ("%.99999999999d", 1)):
    show(lambda: fmt % args)


class M(dict):
    def __missing__(self, k):
        return f"<{k}>"


print("%(x)s %(y)r" % M(), "%s %s" % ("a", M()))

# expect:
# | a 5 'b' '\xe9'     a|b    |00042|+42| 42 ff FF 10 0xff 0o10 0XFF Ab€ % ab|abc|    x|
# | 1 2 1 %    42|42   |3.14 3 -3 1 [1, 2] None 1 005|  005|+005 (1, 2)
# | 1.234568e+04 1.234568E+04 12345.678900 12345.678900 12345.7 12345.7   2.2|1.235e+04|+1|1.00000|-0003.14 1000000000000000000000000000000 -ff 0o0 0 1 2 3    |
# | TypeError: %d format: a real number is required, not str
# | TypeError: %d format: a real number is required, not complex
# | TypeError: not enough arguments for format string
# | TypeError: not all arguments converted during string formatting
# | ValueError: incomplete format
# | ValueError: unsupported format character 'z' (0x7a) at index 1
# | TypeError: format requires a mapping
# | KeyError: 'a'
# | TypeError: %c requires int or char
# | OverflowError: %c arg not in range(0x110000)
# | TypeError: %c requires int or char
# | TypeError: %x format: an integer is required, not float
# | TypeError: %x format: an integer is required, not str
# | TypeError: %d format: a real number is required, not NoneType
# | TypeError: * wants int
# | ValueError: incomplete format key
# | TypeError: not all arguments converted during string formatting
# | 'abc'
# | 'abc'
# | TypeError: must be real number, not str
# | "{'a': 1} 1"
# | TypeError: %o format: an integer is required, not float
# | OverflowError: %c arg not in range(0x110000)
# | OverflowError: cannot convert float infinity to integer
# | ValueError: cannot convert float NaN to integer
# | ValueError: precision too big
# | <x> '<y>' a {}
