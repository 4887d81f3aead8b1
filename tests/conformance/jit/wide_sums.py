# Sums of products of unsigned 64-bit ints: their exact values have up to 129 bits.
def run(values):
    equal = 0
    total = 0
    for a in values:
        for b in values:
            c = (a ^ b) | 1 << 63
            equal += a * (b + c) == a * b + a * c
            equal += a * b - (b * c + c * a) == -(b * c) + a * (b - c)
            total ^= a * b + b * c
            total ^= (a * b + a * b) * 3 - a * c
    return equal, total


values = [(0x9E3779B97F4A7C15 * (k * k + 1) & 0xFFFFFFFFFFFFFFFF) | 1 << 63 for k in range(40)]
print(run(values))
print(run([v >> 1 for v in values]))
print(run([v >> 40 for v in values] + values))

# expect:
# | (3200, 1970787006244448982777113470823559354464)
# | (3200, 392589388645790993866511789806165207200)
# | (12800, 1970787006098506273223061673395544386108)
