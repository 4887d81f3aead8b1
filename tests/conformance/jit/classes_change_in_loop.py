# __class__ assignment, attribute deletion, __dict__ use, slots and properties changed mid-loop.
class A:
    def __init__(self, v): self.v = v
    def f(self): return 1
class B(A):
    def f(self): return 2
class S:
    __slots__ = ("v", "w")
def swap(objs, n):
    t = 0
    for i in range(n):
        for o in objs:
            t += o.f() * o.v
            if i == 50: o.__class__ = B
            t += o.f() * o.v
            if i == 70: o.__dict__["f"] = lambda: 10
            t += o.f()
            if i == 90: del o.__dict__["f"]
            if i == 95: o.__dict__ = {"v": 3}
            if i == 97: o.extra = 1
            if i == 99: A.f = B.f = lambda self: 5
            if i == 105: o.__class__ = A
            if i == 110: A.v = property(lambda self: 100)
    return t
objs = [A(1), A(2), B(3)]
print(swap(objs, 130))
def slots(n):
    s = S(); s.v = 0; t = 0
    for i in range(n):
        try:
            t += s.v
            s.v = i
            if i % 60 == 59: del s.v
        except AttributeError as e:
            t += 1000
            s.v = 1
    return t
print(slots(300))
class Base1: 
    def who(self): return 1
class Base2:
    def who(self): return 2
class D(Base1): pass
def bases(n):
    d = D(); t = 0
    for i in range(n):
        t += d.who()
        if i == 100: D.__bases__ = (Base2,)
        if i == 150: Base2.who = lambda self: 20
        if i == 200: del Base2.who; Base2.who = Base1.who
    return t
print(bases(300))
class Desc:
    def __get__(self, o, t): return 7
class E:
    def __init__(self): self.x = 1
def descriptors(n):
    e = E(); t = 0
    for i in range(n):
        t += e.x
        if i == 100: E.x = Desc()
        if i == 150: Desc.__set__ = lambda self, o, v: None
        if i == 200: del Desc.__set__
        if i == 220: E.__getattribute__ = lambda self, name: 50
        if i == 240: del E.__getattribute__
    return t
print(descriptors(300))

# expect:
# | 65491
# | 47359
# | 1300
# | 1580
