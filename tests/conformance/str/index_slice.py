def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

s = "héllo😀"
print(s[0], s[-1], s[1:3], s[::-1], s[::2], s[10:], s[-3:], s[:-1], s[5:1], s[5:1:-1], s[-100:100], s[3:3], len(s), s[:], s[-1:-4:-2])
show(lambda: s[6])
show(lambda: s[-7])
show(lambda: s["a"])
show(lambda: s[1.0])
show(lambda: s[None])
show(lambda: s[1, 2])
show(lambda: s[::0])
show(lambda: s["a":])
show(lambda: s[2**70])
print(s[:2**70], s[-2**70:2], s[True], repr(s[2**70:]))
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print([c for c in s], list(reversed(s)), sorted(s), max(s), min(s), *s, sep="|")
a, *b = "xyz"
print(a, b, "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é" * 2)
show(lambda: "a" * 1.5)
show(lambda: "a" * "b")
show(lambda: "a" + 1)
show(lambda: 1 + "a")
show(lambda: "a" * 2**70)

# expect:
# | h 😀 él 😀olléh hlo  lo😀 héllo  😀oll héllo😀  6 héllo😀 😀l
# | IndexError: string index out of range
# | IndexError: string index out of range
# | TypeError: string indices must be integers, not 'str'
# | TypeError: string indices must be integers, not 'float'
# | TypeError: string indices must be integers, not 'NoneType'
# | TypeError: string indices must be integers, not 'tuple'
# | ValueError: slice step cannot be zero
# | TypeError: slice indices must be integers or None or have an __index__ method
# | IndexError: cannot fit 'int' into an index-sized integer
# | héllo😀 hé é ''
# | 'str' object does not support item assignment
# | 'str' object doesn't support item deletion
# | ['h', 'é', 'l', 'l', 'o', '😀']|['😀', 'o', 'l', 'l', 'é', 'h']|['h', 'l', 'l', 'o', 'é', '😀']|😀|h|h|é|l|l|o|😀
# | x ['y', 'z'] ababab ababab   éé
# | TypeError: can't multiply sequence by non-int of type 'float'
# | TypeError: can't multiply sequence by non-int of type 'str'
# | TypeError: can only concatenate str (not "int") to str
# | TypeError: unsupported operand type(s) for +: 'int' and 'str'
# | OverflowError: cannot fit 'int' into an index-sized integer
