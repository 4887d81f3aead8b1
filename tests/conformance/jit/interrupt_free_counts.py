# The result of sys.setrecursionlimit, gc and id do not disturb hot loops.
import gc
t = 0
class N:
    def __init__(self, v, nxt):
        self.v, self.nxt = v, nxt
head = None
for i in range(3000):
    head = N(i, head if i % 100 else None)
    t += head.v
    if i % 1000 == 0:
        gc.collect()
n = 0
while head is not None:
    n += head.v
    head = head.nxt
print(t, n)
trees = 0
def make(d):
    return (make(d - 1), make(d - 1)) if d else None
def check(tree):
    return 1 if tree is None else 1 + check(tree[0]) + check(tree[1])
for i in range(30):
    trees += check(make(7))
print(trees)
cycles = []
for i in range(2000):
    a, b = [], []
    a.append(b)
    b.append(a)
    if i % 500 == 0:
        cycles.append(a)
print(len(cycles), len(cycles[0][0]))
s = [[] for _ in range(100)]
for i in range(3000):
    s[i % 100] = [i, s[i % 100][:1]]
print(s[0], s[99])

# expect:
# | 4498500 294950
# | 7650
# | 4 1
# | [2900, [2800]] [2999, [2899]]
