a, b, c = 0, 1, 2
for i in range(3000):
    a, b, c = b, c, (a + b) & 0xFFFF
print(a, b, c)
t = 0
for x, (y, z) in [(1, (2, 3)), (4, (5, 6.5))] * 500:
    t += x * y - z
print(t)
def divide(a, b): return a // b, a % b
q = r = 0
for i in range(1, 2000):
    x, y = divide(i * 37, i % 13 + 1)
    q += x
    r += y
print(q, r)
first = rest = 0
for i in range(500):
    f, *g = range(i % 5 + 1)
    first += f
    rest += len(g)
print(first, rest)
pts = [(i, i * 0.5) for i in range(100)]
s = 0
for k in range(20):
    for x, y in pts:
        s += x * y
print(s)
def va(*args): return len(args) + args[0]
n = 0
for i in range(1000):
    n += va(i, *range(i % 3))
print(n)

# expect:
# | 34851 40547 36652
# | 6250.0
# | 18064124 5375
# | 0 1000
# | 3283500.0
# | 501499
