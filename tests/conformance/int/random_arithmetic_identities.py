import random
rng = random.Random(1)
sizes = [1, 8, 31, 47, 48, 49, 62, 63, 64, 65, 100, 128, 200, 500, 1000, 3000]
n = 0
for _ in range(3000):
    a = rng.getrandbits(rng.choice(sizes)) * rng.choice((1, -1))
    b = rng.getrandbits(rng.choice(sizes)) * rng.choice((1, -1))
    c = rng.getrandbits(rng.choice(sizes[:10]))
    s = rng.randrange(130)
    assert (a + b) - b == a and a - b == -(b - a) and a * b == b * a
    assert a * (b + c) == a * b + a * c
    if b:
        q, r = divmod(a, b)
        assert q * b + r == a and q == a // b and r == a % b and (0 <= r < b or b < r <= 0)
    assert (a << s) >> s == a and a << s == a * 2**s and a >> s == a // 2**s
    assert (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b) and ~a == -a - 1
    assert int(str(a)) == a and int(hex(a), 16) == a and int(bin(a), 0) == a and int(f"{a:o}", 8) == a
    assert (a < b) == (a - b < 0) and (a == b) == (not (a - b)) and hash(a) == hash(a + 2**61 - 1 if a >= 0 else a - (2**61 - 1))
    assert a.bit_length() == len(bin(abs(a))) - 2 * (a != 0) - 2 * (a == 0) * 1 - (a == 0) or a == 0
    if c > 1:
        assert pow(a, 13, c) == a ** 13 % c
    assert int.from_bytes(a.to_bytes(400, "little", signed=True), "little", signed=True) == a
    n += (a * b) & 0xFFFF
print(n)

# expect:
# | 91963318
