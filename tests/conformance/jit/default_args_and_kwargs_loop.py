def f(a, b=2, *args, c=3, **kw):
    return a + b * 10 + c * 100 + len(args) * 1000 + len(kw) * 10000
t = 0
for i in range(1500):
    t += f(i)
    t += f(i, 1)
    t += f(i, c=i % 3)
    if i % 4 == 0:
        t += f(i, 1, 2, 3)
    if i % 5 == 0:
        t += f(*(i, 2), **{"c": 1, "z": 9})
print(t)

# expect:
# | 8904750
