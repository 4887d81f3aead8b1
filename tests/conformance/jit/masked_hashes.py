# Hash functions and generators of random numbers: 64- and 32-bit arithmetic under masks.
M = 0xFFFFFFFFFFFFFFFF
M32 = 0xFFFFFFFF


def splitmix(n, x):
    out = 0
    for _ in range(n):
        x = (x + 0x9E3779B97F4A7C15) & M
        z = x
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
        out ^= z ^ (z >> 31)
    return out


def lcgs(n):
    a, b, c, d = 1, 1, 1, 1
    for _ in range(n):
        a = (a * 1103515245 + 12345) & 0x7FFFFFFF
        b = (b * 6364136223846793005 + 1442695040888963407) % 2**64
        c = (c * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        d = d * 16807 % 2147483647
    return a, b, c, d


def rotate(n, x):
    for i in range(n):
        s = i % 63 + 1
        x = ((x << s) | (x >> (64 - s))) & M
        x = (x + ~i) & M
        x = (x - 3 * i) & M
    return x


def murmur(words, h):
    for k in words:
        k = (k * 0xCC9E2D51) & M32
        k = ((k << 15) | (k >> 17)) & M32
        k = (k * 0x1B873593) & M32
        h ^= k
        h = ((h << 13) | (h >> 19)) & M32
        h = (h * 5 + 0xE6546B64) & M32
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & M32
    return h ^ (h >> 13)


def djb(text):
    h = 5381
    for c in text:
        h = h * 33 + ord(c)
        h &= M
    return h


def crc(data):
    c = M32
    for byte in data:
        c ^= byte
        for _ in range(8):
            c = (c >> 1) ^ (0xEDB88320 & -(c & 1))
    return c ^ M32


def buckets(n):
    x, counts = 88172645463325252, [0] * 7
    for _ in range(n):
        x ^= x << 13 & M
        x ^= x >> 7
        x ^= x << 17 & M
        counts[x % 7] += 1
        counts[x // 2**61 % 7] += 1
    return x, counts


print(splitmix(500, 42), splitmix(500, M))
print(lcgs(500))
print(rotate(500, 1), rotate(300, M))
print(murmur([i * i * 2654435761 & M32 for i in range(300)], 7))
print(djb("the quick brown fox " * 30))
print(crc(bytes(range(256))), crc(b"123456789" * 20))
print(buckets(400))

# expect:
# | 16113128316848764712 16861179322536635038
# | (1813115597, 18204142688415595573, 56656069418309, 1401494901)
# | 17680146981102096 6833589502760443278
# | 1845831666
# | 11477146429186356095
# | 688229491 3889631429
# | (11638968396527451060, [162, 126, 81, 119, 103, 110, 99])
