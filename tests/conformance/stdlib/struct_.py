import struct
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for fmt, args in (("b", (-5,)), ("B", (255,)), ("h", (-300,)), ("<H", (300,)), (">i", (-1,)), ("<I", (2**32 - 1,)), ("q", (-2**63,)), ("<Q", (2**64 - 1,)), ("f", (1.5,)), ("<d", (-2.25,)), ("?", (True,)), ("c", (b"x",)), ("5s", (b"abc",)), ("5p", (b"abcdefg",)), ("<bhiq", (1, 2, 3, 4)), ("bhiq", (1, 2, 3, 4)), (">3h", (1, 2, 3)), ("x2xb", (1,)), ("e", (1.5,)), ("=l", (7,)), ("@l", (7,)), ("!2I", (1, 2)), ("0s", (b"",)), ("n", (5,)), ("P", (9,)), ("i0q", (1,))):
    data = struct.pack(fmt, *args)
    print(fmt, data, struct.unpack(fmt, data), struct.calcsize(fmt))
for fmt, args in (("b", (128,)), ("B", (-1,)), ("h", ("a",)), ("i", ()), ("i", (1, 2)), ("z", (1,)), ("c", ("x",)), ("c", (b"ab",)), ("s", ("a",)), ("f", ("a",)), ("f", (1e300,)), ("Q", (2**64,)), ("3", ()), ("<n", (1,)), ("i", (1.5,)), ("e", (70000.0,)), ("?", ([],)), ("999999999999999999999s", (b"",))):
    show(struct.pack, fmt, *args)
show(struct.unpack, "i", b"abc")
show(struct.unpack_from, "i", b"abcdefgh", 5)
print(struct.unpack_from("<h", b"\0\1\2\3", 1), list(struct.iter_unpack("<h", b"\1\0\2\0")), struct.Struct("<hi").size, struct.Struct("<hi").format)
b = bytearray(6)
struct.pack_into("<h", b, 2, 513)
print(b)
show(struct.pack_into, "<h", b, 5, 1)
show(struct.pack_into, "<h", b, -9, 1)
show(struct.iter_unpack, "<h", b"abc")

# expect:
# | b b'\xfb' (-5,) 1
# | B b'\xff' (255,) 1
# | h b'\xd4\xfe' (-300,) 2
# | <H b',\x01' (300,) 2
# | >i b'\xff\xff\xff\xff' (-1,) 4
# | <I b'\xff\xff\xff\xff' (4294967295,) 4
# | q b'\x00\x00\x00\x00\x00\x00\x00\x80' (-9223372036854775808,) 8
# | <Q b'\xff\xff\xff\xff\xff\xff\xff\xff' (18446744073709551615,) 8
# | f b'\x00\x00\xc0?' (1.5,) 4
# | <d b'\x00\x00\x00\x00\x00\x00\x02\xc0' (-2.25,) 8
# | ? b'\x01' (True,) 1
# | c b'x' (b'x',) 1
# | 5s b'abc\x00\x00' (b'abc\x00\x00',) 5
# | 5p b'\x04abcd' (b'abcd',) 5
# | <bhiq b'\x01\x02\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00' (1, 2, 3, 4) 15
# | bhiq b'\x01\x00\x02\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00' (1, 2, 3, 4) 16
# | >3h b'\x00\x01\x00\x02\x00\x03' (1, 2, 3) 6
# | x2xb b'\x00\x00\x00\x01' (1,) 4
# | e b'\x00>' (1.5,) 2
# | =l b'\x07\x00\x00\x00' (7,) 4
# | @l b'\x07\x00\x00\x00\x00\x00\x00\x00' (7,) 8
# | !2I b'\x00\x00\x00\x01\x00\x00\x00\x02' (1, 2) 8
# | 0s b'' (b'',) 0
# | n b'\x05\x00\x00\x00\x00\x00\x00\x00' (5,) 8
# | P b'\t\x00\x00\x00\x00\x00\x00\x00' (9,) 8
# | i0q b'\x01\x00\x00\x00\x00\x00\x00\x00' (1,) 8
# | error: byte format requires -128 <= number <= 127
# | error: ubyte format requires 0 <= number <= 255
# | error: required argument is not an integer
# | error: pack expected 1 items for packing (got 0)
# | error: pack expected 1 items for packing (got 2)
# | error: bad char in struct format
# | error: char format requires a bytes object of length 1
# | error: char format requires a bytes object of length 1
# | error: argument for 's' must be a bytes object
# | error: required argument is not a float
# | b'\x00\x00\x80\x7f'
# | error: argument out of range
# | error: repeat count given without format specifier
# | error: bad char in struct format
# | error: required argument is not an integer
# | OverflowError: float too large to pack with e format
# | b'\x00'
# | error: total struct size too long
# | error: unpack requires a buffer of 4 bytes
# | error: unpack_from requires a buffer of at least 9 bytes for unpacking 4 bytes at offset 5 (actual buffer size is 8)
# | (513,) [(1,), (2,)] 6 <hi
# | bytearray(b'\x00\x00\x01\x02\x00\x00')
# | error: pack_into requires a buffer of at least 7 bytes for packing 2 bytes at offset 5 (actual buffer size is 6)
# | error: offset -9 out of range for 6-byte buffer
# | error: iterative unpacking requires a buffer of a multiple of 2 bytes
