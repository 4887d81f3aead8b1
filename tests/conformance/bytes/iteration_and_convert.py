for b in (b"", b"abc", bytes([0, 127, 128, 255]), bytearray(b"xyz")):
    print(b, list(b), b.hex(), b[::-1], bytes(reversed(b)), sum(b), [hex(x) for x in b], b.decode("latin-1").encode("latin-1") == b, int.from_bytes(b, "big"), bytes(b) in {b"abc": 1})

# expect:
# | b'' []  b'' b'' 0 [] True 0 False
# | b'abc' [97, 98, 99] 616263 b'cba' b'cba' 294 ['0x61', '0x62', '0x63'] True 6382179 True
# | b'\x00\x7f\x80\xff' [0, 127, 128, 255] 007f80ff b'\xff\x80\x7f\x00' b'\xff\x80\x7f\x00' 510 ['0x0', '0x7f', '0x80', '0xff'] True 8356095 False
# | bytearray(b'xyz') [120, 121, 122] 78797a bytearray(b'zyx') b'zyx' 363 ['0x78', '0x79', '0x7a'] True 7895418 False
