class A:
    k = 1

    def f(self):
        return 1


a = A()
t = 0
for i in range(3000):
    t += a.f() + a.k
    if i == 1000:
        A.f = lambda self: 2
    if i == 1500:
        A.k = 10
    if i == 2000:
        a.k = 100
    if i == 2500:
        a.f = lambda: 1000
print(t)
class B(A):
    pass
t = 0
b = B()
for i in range(3000):
    t += b.f()
    if i == 1500:
        b.__class__ = A
    if i == 2000:
        del A.f
        A.f = lambda self: 7
print(t)

# expect:
# | 609402
# | 10995
