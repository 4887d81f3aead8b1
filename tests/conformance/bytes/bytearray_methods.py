b = bytearray(b"Hello World")
print(b.upper(), b.lower(), b.split(), b.replace(b"o", b"0"), b.find(b"W"), b.startswith(b"He"), b.title(), b.swapcase(), b.center(15, b"-"), b.partition(b" "), b.join([b"1", b"2"]), b.hex(), b.decode(), b.isalpha(), b.strip(b"Hd"))
print(type(b.upper()), type(b.split()[0]), type(b.partition(b" ")[0]), bytearray.fromhex("ff00"), b.translate(None, b"l"), bytearray.maketrans(b"a", b"b")[97], b.count(b"l"), b.endswith(b"ld"), b.zfill(13), b.expandtabs(), b.splitlines(), b.removeprefix(b"He"), b.rjust(12, b"*"))
print(b == b"Hello World", b < b"Z", b != bytearray(b"x"), b"Hello World" == b, b + b"!", b % () if False else b"%s" % b, bytearray(b"%d") % 5, b.__alloc__() > 0, list(reversed(b))[:3])
it = iter(b)
print(next(it), next(it))
b.append(1)
print(sum(1 for _ in it))
c = b
c += b"zz"
print(b is c, b[-2:])
d = bytearray(10)
d[2:8:2] = b"abc"
print(d)
del d[1:9]
print(d, d.__len__(), 0 in d, b"a" in d)

# expect:
# | bytearray(b'HELLO WORLD') bytearray(b'hello world') [bytearray(b'Hello'), bytearray(b'World')] bytearray(b'Hell0 W0rld') 6 True bytearray(b'Hello World') bytearray(b'hELLO wORLD') bytearray(b'--Hello World--') (bytearray(b'Hello'), bytearray(b' '), bytearray(b'World')) bytearray(b'1Hello World2') 48656c6c6f20576f726c64 Hello World False bytearray(b'ello Worl')
# | <class 'bytearray'> <class 'bytearray'> <class 'bytearray'> bytearray(b'\xff\x00') bytearray(b'Heo Word') 98 3 True bytearray(b'00Hello World') bytearray(b'Hello World') [bytearray(b'Hello World')] bytearray(b'llo World') bytearray(b'*Hello World')
# | True True True True bytearray(b'Hello World!') b'Hello World' bytearray(b'5') True [100, 108, 114]
# | 72 101
# | 10
# | True bytearray(b'zz')
# | bytearray(b'\x00\x00a\x00b\x00c\x00\x00\x00')
# | bytearray(b'\x00\x00') 2 True False
