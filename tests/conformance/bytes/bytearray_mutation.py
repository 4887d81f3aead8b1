def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

b = bytearray(b"hello")
b[0] = 72
b[-1:] = b"OO!"
b[1:1] = b"__"
del b[3]
b += b"end"
b.append(33)
b.extend([1, 2])
b.extend(b"xy")
b.insert(0, 0)
b.insert(-1, 9)
print(b, b.pop(), b.pop(0), b, len(b))
b.remove(33)
b.reverse()
print(b, b.copy() == b, b.copy() is b)
b[::2] = b"." * len(b[::2])
print(b, b * 2, 2 * b)
b *= 2
del b[::3]
print(b, b.index(46), bytes(b), b == bytes(b), b[1:4], type(b[1:4]))
b.clear()
print(b, bytearray(3), bytearray(b"x"), bytearray([1]), bytearray("é", "latin1"), repr(bytearray(b"'")))
for f in (lambda: bytearray().pop(), lambda: bytearray(b"a").remove(5), lambda: bytearray(b"a").append(256), lambda: bytearray(b"a").append("a"), lambda: bytearray().extend("ab"), lambda: bytearray().extend(5), lambda: bytearray(b"abc").__setitem__(slice(0, 3, 2), b"xyz"), lambda: bytearray(b"a").__setitem__(1, 5), lambda: bytearray(b"a").__setitem__(0, "a"), lambda: bytearray(b"a").__setitem__(0, -1), lambda: hash(bytearray()), lambda: bytearray(b"a").__delitem__(7), lambda: bytearray(b"a").__setitem__(slice(0, 1), "x"), lambda: bytearray(b"a").pop(3), lambda: bytearray().insert(0, 300)):
    show(f)
m = memoryview(bytearray(b"abc"))
x = bytearray(b"abc")
v = memoryview(x)
show(x.append, 1)
v.release()
x.append(1)
print(x)

# expect:
# | bytearray(b'H__llOO!end!\x01\x02x\t') 121 0 bytearray(b'H__llOO!end!\x01\x02x\t') 16
# | bytearray(b'\tx\x02\x01!dneOOll__H') True False
# | bytearray(b'.x.\x01.d.e.O.l._.') bytearray(b'.x.\x01.d.e.O.l._..x.\x01.d.e.O.l._.') bytearray(b'.x.\x01.d.e.O.l._..x.\x01.d.e.O.l._.')
# | bytearray(b'x..de..l_.x..de..l_.') 1 b'x..de..l_.x..de..l_.' True bytearray(b'..d') <class 'bytearray'>
# | bytearray(b'') bytearray(b'\x00\x00\x00') bytearray(b'x') bytearray(b'\x01') bytearray(b'\xe9') bytearray(b"\'")
# | IndexError: pop from empty bytearray
# | ValueError: value not found in bytearray
# | ValueError: byte must be in range(0, 256)
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: can't extend bytearray with int
# | ValueError: attempt to assign bytes of size 3 to extended slice of size 2
# | IndexError: bytearray index out of range
# | TypeError: 'str' object cannot be interpreted as an integer
# | ValueError: byte must be in range(0, 256)
# | TypeError: unhashable type: 'bytearray'
# | IndexError: bytearray index out of range
# | TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# | IndexError: pop index out of range
# | ValueError: byte must be in range(0, 256)
# | BufferError: Existing exports of data: object cannot be re-sized
# | bytearray(b'abc\x01')
