class A:
    def f(self, x): return x + 1
class B:
    def f(self, x): return x * 2
class C(A):
    def f(self, x): return super().f(x) - 3
class D:
    def __call__(self, x): return x ^ 1
    f = __call__


objs = [A(), B(), C(), D()]
t = 0
for i in range(4000):
    t = (t + objs[i % 4].f(i)) & 0xFFFFFF
print(t)
fs = [len, abs, lambda x: x, int]
vals = ["abc", -5, 7, 2.9]
n = 0
for i in range(2000):
    n += fs[i % 4](vals[i % 4])
print(n)
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __lt__(self, o): return self.x < o.x
    def __bool__(self): return self.x % 3 != 0
v = V(0)
c = 0
for i in range(2000):
    v = v + i if i % 2 else i + v
    v = v + V(1)
    if v: c += 1
    if V(i) < v: c += 1
print(v.x, c)

# expect:
# | 9995000
# | 8500
# | 2001000 2667
