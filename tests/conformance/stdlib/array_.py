from array import array
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a = array("i", [1, 2, 3])
a.append(4); a.extend([5, 6]); a.insert(0, 0)
print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:3], a[::-1], a.tolist(), a.index(3), a.count(1), 3 in a, a + array("i", [9]), a * 2, a == array("i", range(7)), a.pop(), a.pop(0), a)
a[0] = 99; a[1:3] = array("i", [7, 7, 7]); del a[-1]; a.reverse(); a.remove(7)
print(a, a.tobytes()[:4], array("B", b"abc"), array("u", "héy"), array("d", [1.5, -0.0]), array("f", [0.1]), array("b", b"\xff"), array("q"), array("h", b"\1\0\2\0"), array("L", [2**64 - 1]), a.buffer_info()[1])
b = array("B"); b.frombytes(b"xyz"); b.fromlist([1, 2])
print(b, bytes(b), memoryview(b).tolist(), a.byteswap(), a, array("d", iter([1, 2])), array("i") < a, list(reversed(array("i", [1, 2]))), array("u", "ab").tounicode())
for f in (lambda: array("z"), lambda: array("i", [1.5]), lambda: array("i", ["a"]), lambda: array("B", [256]), lambda: array("b", [-129]), lambda: array("i", "abc"), lambda: a + [1], lambda: a + array("d"), lambda: a[99], lambda: a.remove(12345), lambda: array("i").pop(), lambda: array("u", [1]), lambda: hash(a), lambda: array("i", b"abc"), lambda: a.extend(array("d")), lambda: array(5), lambda: a.append("x"), lambda: a["x"], lambda: a.fromlist([1, "a"]), lambda: a.__setitem__(slice(0, 1), [1]), lambda: array("ii"), lambda: array("i", [2**40])):
    show(f)
for code in "bBhHiIlLqQfd":
    print(code, array(code, [1, 2]).itemsize, array(code, [100])[0], array(code).typecode, type(array(code, [1])[0]).__name__)
import copy, pickle
print(copy.copy(a) == a, pickle.loads(pickle.dumps(a)) == a)

# expect:
# | array('i', [1, 2, 3, 4, 5]) i 4 7 0 6 array('i', [1, 2]) array('i', [6, 5, 4, 3, 2, 1, 0]) [0, 1, 2, 3, 4, 5, 6] 3 1 True array('i', [0, 1, 2, 3, 4, 5, 6, 9]) array('i', [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6]) True 6 0 array('i', [1, 2, 3, 4, 5])
# | array('i', [4, 7, 7, 99]) b'\x04\x00\x00\x00' array('B', [97, 98, 99]) array('u', 'héy') array('d', [1.5, -0.0]) array('f', [0.10000000149011612]) array('b', [-1]) array('q') array('h', [1, 2]) array('L', [18446744073709551615]) 4
# | array('B', [120, 121, 122, 1, 2]) b'xyz\x01\x02' [120, 121, 122, 1, 2] None array('i', [67108864, 117440512, 117440512, 1660944384]) array('d', [1.0, 2.0]) True [2, 1] ab
# | ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: 'str' object cannot be interpreted as an integer
# | OverflowError: unsigned byte integer is greater than maximum
# | OverflowError: signed char is less than minimum
# | TypeError: cannot use a str to initialize an array with typecode 'i'
# | TypeError: can only append array (not "list") to array
# | TypeError: bad argument type for built-in operation
# | IndexError: array index out of range
# | ValueError: array.remove(x): x not in array
# | IndexError: pop from empty array
# | TypeError: array item must be unicode character
# | TypeError: unhashable type: 'array.array'
# | ValueError: bytes length not a multiple of item size
# | TypeError: can only extend with array of same kind
# | TypeError: array() argument 1 must be a unicode character, not int
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: array indices must be integers
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: can only assign array (not "list") to array slice
# | TypeError: array() argument 1 must be a unicode character, not str
# | OverflowError: signed integer is greater than maximum
# | b 1 100 b int
# | B 1 100 B int
# | h 2 100 h int
# | H 2 100 H int
# | i 4 100 i int
# | I 4 100 I int
# | l 8 100 l int
# | L 8 100 L int
# | q 8 100 q int
# | Q 8 100 Q int
# | f 4 100.0 f float
# | d 8 100.0 d float
# | True True
