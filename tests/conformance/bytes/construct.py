def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"abc"), bytes("é", "utf-8"), bytes(bytearray(b"x")), bytes(range(5)), bytes(memoryview(b"mv")), bytes((65,)), bytes(iter([66])), b"\x00\t\n\r\\\"'~\x7f", bytes({3, 3}))
for args in ((-1,), ([256],), ([-1],), (["a"],), ("abc",), (1.5,), (None,), ([1], "utf-8"), ("a", 5), (2**70,), ("é", "ascii"), ([1.5],), (1, "utf-8")):
    show(bytes, *args)


class B:
    def __bytes__(self):
        return b"from B"


class Bad:
    def __bytes__(self):
        return "str"


class I:
    def __index__(self):
        return 2


show(bytes, B())
show(bytes, Bad())
show(bytes, I())
show(bytes, [I()])
print(bytes.fromhex("00 ff 7F"), bytes.fromhex(""), b"\x01\xab".hex(), b"abcdef".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("-", -4), bytes.fromhex(" a b ".replace(" ", "")))
show(bytes.fromhex, "0")
show(bytes.fromhex, "zz")
show(bytes.fromhex, "é")
show(bytes.fromhex, 5)
show(b"a".hex, "ab")
show(b"a".hex, "é")

# expect:
# | b'' b'\x00\x00\x00' b'\x01\x02\xff' b'abc' b'\xc3\xa9' b'x' b'\x00\x01\x02\x03\x04' b'mv' b'A' b'B' b'\x00\t\n\r\\"\'~\x7f' b'\x03'
# | ValueError: negative count
# | ValueError: bytes must be in range(0, 256)
# | ValueError: bytes must be in range(0, 256)
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: string argument without an encoding
# | TypeError: cannot convert 'float' object to bytes
# | TypeError: cannot convert 'NoneType' object to bytes
# | TypeError: encoding without a string argument
# | TypeError: bytes() argument 'encoding' must be str, not int
# | OverflowError: cannot fit 'int' into an index-sized integer
# | UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: encoding without a string argument
# | b'from B'
# | TypeError: __bytes__ returned non-bytes (type str)
# | b'\x00\x00'
# | b'\x02'
# | b'\x00\xff\x7f' b'' 01ab 61:62:63:64:65:66 6162-6364-6566 61626364-6566 b'\xab'
# | ValueError: non-hexadecimal number found in fromhex() arg at position 1
# | ValueError: non-hexadecimal number found in fromhex() arg at position 0
# | ValueError: non-hexadecimal number found in fromhex() arg at position 0
# | TypeError: fromhex() argument must be str, not int
# | ValueError: sep must be length 1.
# | ValueError: sep must be ASCII.
