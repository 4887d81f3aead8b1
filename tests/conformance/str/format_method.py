def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print("{} {}".format(1, "a"), "{1} {0} {1}".format("x", "y"), "{a} {b!r}".format(a=1, b="q"), "{{}} {}".format(5), "{0[1]} {0[key]}".format({1: "one", "key": "k"}), "{0.real} {0.imag}".format(3 + 4j), "{:>{}}|{:{w}.{p}f}".format("a", 5, 3.14159, w=8, p=2), "{!s:5}|{!r:>6}|{!a}".format("é", "b", "é"), "{:}".format(3), "{0:{0}}".format(5))
for fmt in ("{", "}", "{0", "{!x}", "{!}", "{0!r", "{1}", "{a}", "{0.x}", "{0[}", "{0[0]}", "{} {1}", "{0} {}", "{:d}", "{0:{1}}", "{0!rr}", "{:{:{}}}", "{0[]}", "{0.}", "{ 0}", "{-1}", "{0:s}", "{:^^}", "{!r:d}", "{.real}"):
    show(fmt.format, "val")
print("{0.upper}".format("a")[:15], "{:s}|{:10}|{:<4}|{:^5}|{:*>6}|{:.1}|{:5.2}|".format("ab", "cd", "e", "f", "g", "hij", "klm"), "{}".format([1, 2]), "{:>10}".format(str([1])), "{[a]}".format({"a": 5}))
show("{:10}".format, [1])
show("{:5}".format, None)
show("{:=5}".format, "a")
show("{:+}".format, "a")
show("{:05}".format, "a")
show("{:,}".format, "a")
show("{:5}".format, object)
print("{a} {b}".format_map({"a": 1, "b": 2}))


class D(dict):
    def __missing__(self, k):
        return k * 2


print("{foo} {x}".format_map(D(x=1)))
show("{}".format_map, {})
show("{x}".format_map, {})

# expect:
# | 1 a y x y 1 'q' {} 5 one k 3.0 4.0     a|    3.14 é    |   'b'|'\xe9' 3     5
# | ValueError: Single '{' encountered in format string
# | ValueError: Single '}' encountered in format string
# | ValueError: expected '}' before end of string
# | ValueError: Unknown conversion specifier x
# | ValueError: unmatched '{' in format spec
# | ValueError: unmatched '{' in format spec
# | IndexError: Replacement index 1 out of range for positional args tuple
# | KeyError: 'a'
# | AttributeError: 'str' object has no attribute 'x'
# | ValueError: expected '}' before end of string
# | 'v'
# | ValueError: cannot switch from automatic field numbering to manual field specification
# | ValueError: cannot switch from manual field specification to automatic field numbering
# | ValueError: Unknown format code 'd' for object of type 'str'
# | IndexError: Replacement index 1 out of range for positional args tuple
# | ValueError: expected ':' after conversion specifier
# | IndexError: Replacement index 1 out of range for positional args tuple
# | ValueError: Empty attribute in format string
# | ValueError: Empty attribute in format string
# | KeyError: ' 0'
# | KeyError: '-1'
# | 'val'
# | 'val'
# | ValueError: Unknown format code 'd' for object of type 'str'
# | AttributeError: 'str' object has no attribute 'real'
# | <built-in metho ab|cd        |e   |  f  |*****g|h|kl   | [1, 2]        [1] 5
# | TypeError: unsupported format string passed to list.__format__
# | TypeError: unsupported format string passed to NoneType.__format__
# | ValueError: '=' alignment not allowed in string format specifier
# | ValueError: Sign not allowed in string format specifier
# | 'a0000'
# | ValueError: Cannot specify ',' with 's'.
# | TypeError: unsupported format string passed to type.__format__
# | 1 2
# | foofoo 1
# | ValueError: Format string contains positional fields
# | KeyError: 'x'
