lst = list(range(100))
t = 0
for r in range(50):
    for x in lst:
        t += x
    lst.append(r)
    if r == 25:
        lst[3] = 2.5
    if r == 40:
        lst[5] = "s" if False else 10**20
print(t, len(lst))
class A: pass
a = A()
a.x = 1
t = 0
for i in range(3000):
    t += a.x
    if i == 1000: a.y = 5
    if i == 1500: a.x = 2.5
    if i == 2000: a.__dict__["x"] = 7
    if i == 2500: a.__dict__ = {"x": 11}
print(t)
def f(x): return x + 1
t = 0
for i in range(3000):
    t += f(i)
    if i == 1000: f.__code__ = (lambda x: x + 2).__code__
    if i == 2000: f.__defaults__ = (5,)
print(t)
d = {"a": 1}
for i in range(2000):
    d["a"] += i
    if i == 700: d["b"] = 1
    if i == 900: del d["b"]
print(d)

# expect:
# | 9.000000000000003e+20 150
# | 11740.0
# | 4503499
# | {'a': 1999001}
