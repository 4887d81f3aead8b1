# Products and sums of more than 64 bits that an exit, a call, an exception or an unmasked use sees whole.
M = 2**64 - 1


def rare_exit(n):
    x, seen = 0x9E3779B97F4A7C15, []
    for i in range(n):
        wide = x * x + i
        if i % 97 == 50:
            seen.append(wide)
        x = wide & M
    return x, seen, wide


def frame_sees(n):
    x, total = 3, 0
    for i in range(n):
        wide = (x << 9) - x * 0x100000001B3
        if i == n - 2:
            total = locals()["wide"]
        x = (wide ^ i) & M
    return x, total


def raised(n):
    x, last = 2**63 + 5, None
    for i in range(n):
        try:
            y = x * 0xFFFFFFFFFFFFFFC5
            if i % 50 == 49:
                raise ValueError(y)
            x = y & M
        except ValueError as e:
            last, x = e.args[0], i
    return x, last


def unmasked(n):
    x, s = 2**64 - 59, 0
    for i in range(n):
        x = (x * 25214903917 + 11) & M
        s += x
        s -= x >> 3
        s ^= -x
    return s


def compared(n):
    x, y, counts = 1, 2**63, [0] * 8
    for i in range(n):
        x = (x * 6364136223846793005 + 1) & M
        y = (y * 0x5851F42D4C957F2D + 9) & M
        counts[0] += x < y
        counts[1] += x <= y
        counts[2] += x == y
        counts[3] += x > 2**63
        counts[4] += x >= i
        counts[5] += -1 < x
        counts[6] += x != -i
        counts[7] += x * y > 2**127
    return counts


def products(n):
    k = [0, 1, -1, 2**31, -2**31, 2**47, -2**47, 2**53, 2**62, 2**63 - 1, -2**63, 2**63, 2**64 - 1, 2**64, -2**64]
    out = []
    for mask in (M, 2**63 - 1, 2**32 - 1, 2**63, 1):
        t = 0
        for i in range(n):
            a, b = k[i % 15], k[i // 15 % 15]
            t = (t * 3 + (a * b & mask) + (a + b & mask) + (a - b & mask) + ((a ^ b) & mask) + ((a << 5) & mask)) & M
        out.append(t)
    return out


print(rare_exit(400))
print(frame_sees(300))
print(raised(300))
print(unmasked(300))
print(compared(400))
print(products(450))

# expect:
# | (2010297248994343507, [475366649032020508345565418743508150, 76509668724650898330598787942722448503, 151452813985469624052614544432642396293, 58716742544432314549789664928185286830], 198284513705012070519431375376141564499)
# | (8455139367170467963, -1845522690099481241206950479942)
# | (299, 17135548085279242058212669865466560785)
# | 14401417560481825321
# | [219, 219, 0, 178, 400, 400, 400, 53]
# | [8603414215238676480, 8603414215238676480, 7061894222992437248, 0, 16147588545469723008]
