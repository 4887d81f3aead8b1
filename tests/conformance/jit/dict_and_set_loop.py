d = {}
for i in range(3000):
    k = i * 7 % 101
    if k in d:
        d[k] += 1
    else:
        d[k] = 1
print(len(d), sum(d.values()), sorted(d.items())[:5])
s = set()
for i in range(2000):
    s.add(i % 37)
    if i % 5 == 0:
        s.discard(i % 7)
print(sorted(s)[:10], len(s))
t = 0
for r in range(20):
    for k, v in d.items():
        t += k * v
    for k in d:
        t -= k
print(t)
cache = {}
def memo(n):
    if n in cache:
        return cache[n]
    r = n if n < 2 else memo(n - 1) + memo(n - 2)
    cache[n] = r
    return r
print(memo(150), len(cache))

# expect:
# | 101 3000 [(0, 30), (1, 30), (2, 30), (3, 29), (4, 30)]
# | [0, 1, 5, 7, 8, 9, 10, 11, 12, 13] 33
# | 2897140
# | 9969216677189303386214405760200 151
