def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

b = bytearray(range(10))
m = memoryview(b)
print(m, ) if False else print(len(m), m[0], m[-1], bytes(m[2:5]), m.tolist(), m.format, m.itemsize, m.ndim, m.shape, m.strides, m.readonly, m.nbytes, m.contiguous, m.obj is b)
m[0] = 99
m[1:3] = b"xy"
print(b, m[::2].tolist(), m[::-1].tolist(), m[::2].contiguous, bytes(m[::3]), m == b, m[:3] == b"cxy", m.hex(), 99 in m, m.tobytes())
c = m[2:6].cast("H")
print(len(c), c.itemsize, c.format, c.tolist(), c[0], c.nbytes)
r = memoryview(b"ro")
for f in (lambda: r.__setitem__(0, 1), lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m[10], lambda: m["a"], lambda: memoryview(5), lambda: memoryview("abc"), lambda: m.cast("Z"), lambda: m[:9].cast("H"), lambda: m.cast("B", [3, 3]), lambda: hash(m), lambda: memoryview(), lambda: m.__delitem__(0), lambda: m[0:2, 0]):
    show(f)
print(hash(r) == hash(b"ro"), r == memoryview(b"ro"), r != b"rx", list(r), r.toreadonly().readonly)
s = m.cast("B", [2, 5])
print(s.tolist(), s.shape, s.strides, s[1, 2], s.ndim)
m.release() if False else None
with memoryview(b"abc") as w:
    print(w[1])
show(lambda: w[0])
print(repr(w)[:20])
import array
a = memoryview(array.array("d", [1.5, 2.5]))
print(a.format, a.itemsize, a.tolist(), a[1], a.cast("B").nbytes, a.cast("B").cast("d").tolist())

# expect:
# | 10 0 9 b'\x02\x03\x04' [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] B 1 1 (10,) (1,) False 10 True True
# | bytearray(b'cxy\x03\x04\x05\x06\x07\x08\t') [99, 121, 4, 6, 8] [9, 8, 7, 6, 5, 4, 3, 121, 120, 99] False b'c\x03\x06\t' True True 63787903040506070809 True b'cxy\x03\x04\x05\x06\x07\x08\t'
# | 2 2 H [889, 1284] 889 4
# | TypeError: cannot modify read-only memory
# | ValueError: memoryview: invalid value for format 'B'
# | TypeError: memoryview: invalid type for format 'B'
# | ValueError: memoryview assignment: lvalue and rvalue have different structures
# | IndexError: index out of bounds on dimension 1
# | TypeError: memoryview: invalid slice key
# | TypeError: memoryview: a bytes-like object is required, not 'int'
# | TypeError: memoryview: a bytes-like object is required, not 'str'
# | ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# | TypeError: memoryview: length is not a multiple of itemsize
# | TypeError: memoryview: product(shape) * itemsize != buffer size
# | ValueError: cannot hash writable memoryview object
# | TypeError: memoryview() missing required argument 'object' (pos 1)
# | TypeError: cannot delete memory
# | TypeError: memoryview: invalid slice key
# | True True True [114, 111] True
# | [[99, 120, 121, 3, 4], [5, 6, 7, 8, 9]] (2, 5) (5, 1) 7 2
# | 98
# | ValueError: operation forbidden on released memoryview object
# ' '<released memory at '
# | d 8 [1.5, 2.5] 2.5 16 [1.5, 2.5]
