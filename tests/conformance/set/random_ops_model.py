import random
rng = random.Random(5)
s, m = set(), []
for step in range(4000):
    x = rng.randrange(120)
    op = rng.randrange(8)
    other = [rng.randrange(120) for _ in range(rng.randrange(6))]
    if op < 3:
        s.add(x)
        m = m if x in m else m + [x]
    elif op == 3:
        s.discard(x)
        m = [v for v in m if v != x]
    elif op == 4:
        assert sorted(s & set(other)) == sorted(v for v in set(other) if v in m)
        assert sorted(s - set(other)) == sorted(v for v in m if v not in other)
    elif op == 5:
        s |= set(other)
        m += [v for v in dict.fromkeys(other) if v not in m]
    elif op == 6:
        s ^= set(other)
        keep = [v for v in m if v not in other]
        m = keep + [v for v in dict.fromkeys(other) if v not in m]
    else:
        assert (x in s) == (x in m) and s.issuperset(m) and len(s) == len(m)
    if len(m) > 90:
        s -= set(range(60))
        m = [v for v in m if v >= 60]
print(sorted(s) == sorted(m), len(s), sum(s))

# expect:
# | True 72 4145
