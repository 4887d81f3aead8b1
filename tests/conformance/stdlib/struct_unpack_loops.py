import struct
data = b"".join(struct.pack("<HIf", i, i * 1000, i / 2) for i in range(50))
print(len(data), sum(h + i for h, i, f in struct.iter_unpack("<HIf", data)), struct.unpack_from("<H", data, 10), [struct.unpack_from("<HIf", data, k * 10) for k in (0, 49)])
crc = 0
for b in data:
    crc = (crc >> 1 ^ 0xEDB88320 * (crc & 1)) ^ b
print(crc)
table = []
for i in range(256):
    c = i
    for _ in range(8):
        c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    table.append(c)
c = 0xFFFFFFFF
for b in data:
    c = table[(c ^ b) & 255] ^ c >> 8
import binascii
print(c ^ 0xFFFFFFFF == binascii.crc32(data))

# expect:
# | 500 1226225 (1,) [(0, 0, 0.0), (49, 49000, 24.5)]
# | 56382943
# | True
