def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for n in (0, 1, -1, 255, 256, -256, 2**64):
    print(n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-5).to_bytes(3, "big", signed=True), (0).to_bytes(0, "big"), (7).to_bytes())
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2, 3]), int.from_bytes(b""))
show((256).to_bytes, 1, "big")
show((-1).to_bytes, 1, "big")
show((1).to_bytes, 1, "middle")
show((1).to_bytes, -1, "big")
show((128).to_bytes, 1, "big", signed=True)
show(int.from_bytes, "ab", "big")
print(round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(5, -1), round(149, -2), round(7, 2), round(10**30 + 5, -1))
print((5).__add__(3), (5).__add__("x"), (5).__radd__(3), (5).__truediv__(2), (5).__rpow__(2), (7).__floordiv__(2), (5).__divmod__(3))
print((3).__index__(), (3).__trunc__(), (3).__floor__(), (3).__ceil__(), (3).__bool__(), int.__doc__[:20])
print(int(), int(True), int.__new__(int, 5), (5).__format__(""), (5).__sizeof__() > 0)
show(lambda: (1).foo)
show(lambda: int.foo)

# expect:
# | 0 0 0 0 0 0 1 (0, 1)
# | 1 1 1 1 0 1 1 (1, 1)
# | 1 1 -1 -1 0 -1 1 (-1, 1)
# | 8 8 255 255 0 255 1 (255, 1)
# | 9 1 256 256 0 256 1 (256, 1)
# | 9 1 -256 -256 0 -256 1 (-256, 1)
# | 65 1 18446744073709551616 18446744073709551616 0 18446744073709551616 1 (18446744073709551616, 1)
# | b'\x03\xe8' b'\xe8\x03\x00\x00' b'\xff\xff\xfb' b'' b'\x07'
# | 1000 -257 66051 0
# | OverflowError: int too big to convert
# | OverflowError: can't convert negative int to unsigned
# | ValueError: byteorder must be either 'little' or 'big'
# | ValueError: length argument must be non-negative
# | OverflowError: int too big to convert
# | TypeError: cannot convert 'str' object to bytes
# | 20 20 -20 1200 0 100 7 1000000000000000000000000000000
# | 8 NotImplemented 8 2.5 32 3 (1, 2)
# | 3 3 3 3 True int([x]) -> integer
# |
# | 0 1 5 5 True
# | AttributeError: 'int' object has no attribute 'foo'
# | AttributeError: type object 'int' has no attribute 'foo'
