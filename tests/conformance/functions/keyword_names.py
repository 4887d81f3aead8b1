def f(**kw):
    return sorted(kw.items())


print(f(self=1, cls=2, print=3, int=4), f(**{"class": 1, "1": 2, "a-b": 3}))


class C:
    def m(self, /, **kw):
        return kw

    def n(this, other=1):
        return other


print(C().m(self=5), C().n(2), C.n(C(), other=3))
try:
    C.m()
except TypeError as e:
    print(e)
try:
    C().n(1, 2)
except TypeError as e:
    print(e)
try:
    C().n(other=1, this=2)
except TypeError as e:
    print(e)
try:
    C().nope()
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
try:
    C(1)
except TypeError as e:
    print(e)


class D:
    def __init__(self, a, *, b):
        pass


for args, kw in (((), {}), ((1,), {}), ((1, 2), {"b": 1}), ((1,), {"b": 1, "c": 2})):
    try:
        D(*args, **kw)
        print("ok")
    except TypeError as e:
        print(e)
print("%s" % f(a=1), f(é=1, ﬁ=2))
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, *r, k0=0, k1=1, k2=2, **kw):
    return a0 + a9, r, k0 + k1 + k2, kw
print(many(*range(12), k2=5, zz=1))

# expect:
# | [('cls', 2), ('int', 4), ('print', 3), ('self', 1)] [('1', 2), ('a-b', 3), ('class', 1)]
# | {'self': 5} 2 3
# | C.m() missing 1 required positional argument: 'self'
# | C.n() takes from 1 to 2 positional arguments but 3 were given
# | C.n() got multiple values for argument 'this'
# | 'C' object has no attribute 'nope' nope C
# | C() takes no arguments
# | D.__init__() missing 1 required positional argument: 'a'
# | D.__init__() missing 1 required keyword-only argument: 'b'
# | D.__init__() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
# | D.__init__() got an unexpected keyword argument 'c'
# | [('a', 1)] [('fi', 2), ('é', 1)]
# | (9, (10, 11), 6, {'zz': 1})
