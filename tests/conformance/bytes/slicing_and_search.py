b = bytes(range(256)) * 2
print(len(b), b[10:15], b[-3:], b[::100], b.find(b"\x00", 1), b.rfind(b"\xff"), b.count(b"\x01\x02"), b.index(200), b[::-1][:3], b.split(b"\x80")[1][:3], b.replace(b"\x00", b"")[:3], b.startswith(b"\x00\x01"), b.endswith(bytearray(b"\xff")), b.partition(b"\x05")[0], b.strip(bytes(range(10)))[:2], b.translate(None, bytes(range(1, 256))), len(b.translate(bytes(reversed(range(256))))), b.hex()[:10], b.isascii(), b[5] + b[6], sum(b) , max(b), b.rsplit(b"\xfe", 1)[1], hash(b) == hash(bytes(b)), b == bytearray(b), b < b + b"a", list(b[250:260]))
ba = bytearray(b"hello world")
for action in ("ba[0:5] = b'HELLO!!'", "ba[::2] = bytes(len(ba[::2]))", "del ba[::3]", "ba += b'tail'", "ba *= 2", "ba[3:3] = [1, 2, 3]", "ba.extend(range(3))", "ba[-4:] = b''", "ba[:] = ba[::-1]", "ba.insert(2, 255)", "ba.remove(255)", "ba[1:4] = bytearray(b'xyz')", "ba[2] = ba[3]", "ba[1:1] = ba[:3]", "del ba[5:2]", "del ba[-1]", "ba[10:] = memoryview(b'mv')", "ba.clear()"):
    exec(action)
    print(action, ba)

# expect:
# | 512 b'\n\x0b\x0c\r\x0e' b'\xfd\xfe\xff' b'\x00d\xc8,\x90\xf4' 256 511 2 200 b'\xff\xfe\xfd' b'\x81\x82\x83' b'\x01\x02\x03' True True b'\x00\x01\x02\x03\x04' b'\n\x0b' b'\x00\x00' 512 0001020304 False 11 65280 255 b'\xff' True True True [250, 251, 252, 253, 254, 255, 0, 1, 2, 3]
# | ba[0:5] = b'HELLO!!' bytearray(b'HELLO!! world')
# | ba[::2] = bytes(len(ba[::2])) bytearray(b'\x00E\x00L\x00!\x00 \x00o\x00l\x00')
# | del ba[::3] bytearray(b'E\x00\x00! \x00\x00l')
# | ba += b'tail' bytearray(b'E\x00\x00! \x00\x00ltail')
# | ba *= 2 bytearray(b'E\x00\x00! \x00\x00ltailE\x00\x00! \x00\x00ltail')
# | ba[3:3] = [1, 2, 3] bytearray(b'E\x00\x00\x01\x02\x03! \x00\x00ltailE\x00\x00! \x00\x00ltail')
# | ba.extend(range(3)) bytearray(b'E\x00\x00\x01\x02\x03! \x00\x00ltailE\x00\x00! \x00\x00ltail\x00\x01\x02')
# | ba[-4:] = b'' bytearray(b'E\x00\x00\x01\x02\x03! \x00\x00ltailE\x00\x00! \x00\x00ltai')
# | ba[:] = ba[::-1] bytearray(b'iatl\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | ba.insert(2, 255) bytearray(b'ia\xfftl\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | ba.remove(255) bytearray(b'iatl\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | ba[1:4] = bytearray(b'xyz') bytearray(b'ixyz\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | ba[2] = ba[3] bytearray(b'ixzz\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | ba[1:1] = ba[:3] bytearray(b'iixzxzz\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | del ba[5:2] bytearray(b'iixzxzz\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00E')
# | del ba[-1] bytearray(b'iixzxzz\x00\x00 !\x00\x00Eliatl\x00\x00 !\x03\x02\x01\x00\x00')
# | ba[10:] = memoryview(b'mv') bytearray(b'iixzxzz\x00\x00 mv')
# | ba.clear() bytearray(b'')
