calls = 0
def key(x):
    global calls
    calls += 1
    return -x % 17
data = [i * 37 % 101 for i in range(300)]
for _ in range(10):
    data.sort(key=key)
    data.append(calls % 50)
print(data[:20], calls)
t = 0
for i in range(200):
    t += sorted([i % 7, i % 3, i % 5], key=lambda v: (v * i) % 4)[1]
    t += max(range(5), key=lambda v: (v * i) % 3)
    t += sum(map(lambda v: v + i, range(4)))
    t += len(list(filter(lambda v: v % (i + 1), range(6))))
print(t)
import functools
print(functools.reduce(lambda a, b: (a * 31 + b) & 0xFFFF, range(3000)))
class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.n += 1
        return self.v < o.v
ks = sorted(K(i * 7 % 50) for i in range(500))
print(ks[0].v, ks[-1].v, K.n > 500)

# expect:
# | [0, 85, 68, 51, 34, 17, 0, 85, 68, 51, 34, 17, 0, 85, 68, 51, 34, 17, 0, 84] 3045
# | 82361
# | 28124
# | 0 49 True
