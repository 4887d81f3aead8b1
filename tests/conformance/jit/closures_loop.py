def make():
    n = 0
    def bump(k):
        nonlocal n
        n += k
        return n
    return bump, lambda: n


bump, get = make()
for i in range(3000):
    bump(i & 3)
print(get())
fs = [lambda x, k=k: x * k for k in range(5)]
t = 0
for i in range(3000):
    t += fs[i % 5](i)
print(t)
def outer(n):
    total = 0
    def add(x):
        nonlocal total
        total += x
    for i in range(n):
        add(i)
        if i == n // 2:
            total = total + 0.5
    return total
print(outer(2000))
def compose(f, g):
    return lambda x: f(g(x))
h = compose(lambda x: x + 1, compose(lambda x: x * 2, lambda x: x - 3))
print(sum(h(i) for i in range(2000)))

# expect:
# | 4500
# | 9003000
# | 1999000.5
# | 3988000
