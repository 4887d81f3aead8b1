def a(x): return b(x) + 1
def b(x): return c(x) * 2
def c(x): return d(x) - 3
def d(x): return e(x) if x % 2 else x
def e(x):
    if x % 101 == 0:
        raise KeyError(x)
    return x // 2


t = n = 0
for i in range(5000):
    try:
        t += a(i)
    except KeyError as err:
        n += err.args[0]
print(t, n)
def outer(n):
    s = 0
    for i in range(n):
        s += inner(i % 20)
    return s
def inner(n):
    s = 0
    for j in range(n):
        s += leaf(j, n)
    return s
def leaf(x, y):
    return x * y if x < y / 2 else x - y
print(outer(400))

# expect:
# | 18654525 63125
# | 77700
