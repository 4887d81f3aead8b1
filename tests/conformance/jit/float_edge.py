inf, nan = float("inf"), float("nan")
x = 1.0
for i in range(3000):
    x = x * 2.0 if x < 1e308 else 1e-300
print(repr(x))
y = 1.0
for i in range(2000):
    y /= 2.0
print(repr(y))
z = -0.0
for i in range(1000):
    z = z * 1.0 + -0.0
print(repr(z), repr(0.0 * -1))
a = 0.0
for i in range(1000):
    a = a - 0.0 if i % 2 else -a
print(repr(a))
w = inf
c = 0
for i in range(1000):
    w = w - 1e308
    if w == inf: c += 1
    v = w - w
    if v != v: c += 1
print(c)
k = 0.1
for i in range(1000):
    k = (k + 0.1) % 1.0
print(repr(k))
m = 0
for i in range(1000):
    m += int(i * 1.7) - int(-i * 1.3) + int(2.0**40)
print(m)
p = 1.0
for i in range(500):
    p = p ** 1.01 + 0.5 ** (i % 5)
    if p > 1e6: p = 1.5
print(repr(p))
e = 5
for i in range(400):
    e = -e + (1 if i % 2 else 1.0)
print(repr(e))

# expect:
# | 3.42169611237721e+294
# | 0.0
# | -0.0 -0.0
# | 0.0
# | 2000
# | 0.09999999999999987
# | 1099511629273600
# | 64179.22821123395
# | 5.0
