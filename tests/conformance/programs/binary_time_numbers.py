# struct, bits, datetime, decimal, fractions, hashing, base64, zlib, random with a seed.
import base64
import binascii
import datetime as dt
import hashlib
import math
import random
import struct
import zlib
from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext
from fractions import Fraction

HEADER = struct.Struct(">4sHBxIq d")
packed = HEADER.pack(b"KRT", 513, 7, 2 ** 32 - 1, -5, math.pi)
print(len(packed), packed.hex(" ", 4), HEADER.unpack(packed), struct.calcsize("<hiq"), struct.unpack("<3h", b"\1\0\xff\xff\0\x80"))
for bad in (lambda: struct.pack("B", 256), lambda: struct.unpack("<i", b"abc"), lambda: struct.pack("z", 1), lambda: struct.pack("h", "x")):
    try:
        bad()
    except struct.error as error:
        print(error)
buffer = bytearray(16)
struct.pack_into("<HH", buffer, 3, 0xBEEF, 0xCAFE)
print(buffer, memoryview(buffer)[3:7].cast("H").tolist() if False else list(struct.iter_unpack("<H", buffer[3:7])))


def popcount(x):
    n = 0
    while x:
        x &= x - 1
        n += 1
    return n


def gray(n):
    return n ^ n >> 1


def crc(data, crc=0xFFFFFFFF):
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xEDB88320 & -(crc & 1)
    return crc ^ 0xFFFFFFFF


print([f"{gray(n):04b}" for n in range(6)], popcount(2 ** 100 - 3), (2 ** 100 - 3).bit_count(), crc(b"123456789") == zlib.crc32(b"123456789"), f"{crc(b'abc'):#010x}")
x = 88172645463325252
for _ in range(1000):
    x ^= x << 13 & (1 << 64) - 1
    x ^= x >> 7
    x ^= x << 17 & (1 << 64) - 1
print(x, (-7 >> 1, -7 // 2, -7 % 3, ~7, 7 & -8, 5 ^ -1), (1 << 70).to_bytes(9, "big"), int.from_bytes(b"\xff\xfe", "little", signed=True))
print(hashlib.sha256(b"krait").hexdigest()[:16], hashlib.md5(b"").hexdigest(), base64.b64encode(bytes(range(7))), base64.b32decode("MFRGG==="), binascii.crc_hqx(b"a", 0))
print(zlib.decompress(zlib.compress(b"abc" * 1000)) == b"abc" * 1000, base64.urlsafe_b64decode("-_8="))
day = dt.date(2024, 2, 28)
print([str(day + dt.timedelta(days=d)) for d in range(3)], tuple(day.isocalendar()), day.strftime("%A %d %B %Y, %j"), (dt.date(2025, 1, 1) - day).days)
moment = dt.datetime(2023, 12, 31, 23, 59, 59, 999999, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
print(moment, moment.astimezone(dt.timezone.utc).isoformat(), repr(moment + dt.timedelta(microseconds=1)), moment.timestamp())
print(dt.datetime.strptime("03/04/21 05:06", "%d/%m/%y %H:%M"), dt.timedelta(1, 2, 3) / 2, dt.timedelta(hours=-1), divmod(dt.timedelta(7), dt.timedelta(2)))
print(sorted([dt.time(9, 30), dt.time(8), dt.time(9, 5)]), dt.datetime.fromisoformat("2020-01-02T03:04:05+02:00"), dt.datetime.max - dt.datetime.min)
for bad in (lambda: dt.date("2020"),):
    try:
        bad()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
getcontext().prec = 30
print(Decimal(1) / 7, Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("1e-7") + 1, Decimal(2).sqrt(), Decimal("-0"), Decimal("1.10").normalize())
with localcontext() as context:
    context.prec = 5
    print(Decimal(22) / 7, Decimal("123456.789") + 0, +Decimal("9.99999e10"))
print(Fraction(3, 4) + Fraction("1/3"), Fraction(0.125), Fraction(22, 7).limit_denominator(5), float(Fraction(1, 3)), sum(Fraction(1, n) for n in range(1, 20)))
random.seed(42)
print(random.random(), random.randint(1, 6), random.sample(range(100), 5), random.choices("abc", [5, 1, 1], k=6), round(random.gauss(0, 1), 9))
deck = list(range(10))
random.Random("seed").shuffle(deck)
print(deck, math.comb(50, 25), math.gcd(84, 36, 60), math.isqrt(10 ** 21), math.lcm(4, 6), math.fsum([.1] * 10), math.hypot(3, 4), math.nextafter(1, 2))

# expect:
# | 28 4b525400 02010700 ffffffff ffffffff fffffffb 400921fb 54442d18 (b'KRT\x00', 513, 7, 4294967295, -5, 3.141592653589793) 14 (1, -1, -32768)
# | ubyte format requires 0 <= number <= 255
# | unpack requires a buffer of 4 bytes
# | bad char in struct format
# | required argument is not an integer
# | bytearray(b'\x00\x00\x00\xef\xbe\xfe\xca\x00\x00\x00\x00\x00\x00\x00\x00\x00') [(48879,), (51966,)]
# | ['0000', '0001', '0011', '0010', '0110', '0111'] 99 99 True 0x352441c2
# | 1363160026601443621 (-4, -4, 2, -8, 0, -6) b'@\x00\x00\x00\x00\x00\x00\x00\x00' -257
# | 314fdbc6f52bc50e d41d8cd98f00b204e9800998ecf8427e b'AAECAwQFBg==' b'abc' 31879
# | True b'\xfb\xff'
# | ['2024-02-28', '2024-02-29', '2024-03-01'] (2024, 9, 3) Wednesday 28 February 2024, 059 308
# | 2023-12-31 23:59:59.999999+05:30 2023-12-31T18:29:59.999999+00:00 datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800))) 1704047399.999999
# | 2021-04-03 05:06:00 12:00:01.000002 -1 day, 23:00:00 (3, datetime.timedelta(days=1))
# | [datetime.time(8, 0), datetime.time(9, 5), datetime.time(9, 30)] 2020-01-02 03:04:05+02:00 3652058 days, 23:59:59.999999
# | TypeError 'str' object cannot be interpreted as an integer
# | 0.142857142857142857142857142857 2.68 1.0000001 1.41421356237309504880168872421 -0 1.1
# | 3.1429 1.2346E+5 1.0000E+11
# | 13/12 1/8 16/5 0.3333333333333333 275295799/77597520
# | 0.6394267984578837 1 [94, 35, 31, 28, 17] ['b', 'a', 'c', 'a', 'a', 'a'] 0.232297737
# | [4, 1, 8, 7, 5, 9, 6, 3, 0, 2] 126410606437752 12 31622776601 12 1.0 5.0 1.0000000000000002
