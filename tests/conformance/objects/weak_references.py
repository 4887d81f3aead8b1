# weakref.ref, proxies, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize.
import gc
import weakref


class C:
    def __init__(self, v=0): self.v = v
    def __repr__(self): return f"C({self.v})"
    def __len__(self): return 3
    def __call__(self, x): return x + 1
    def __getitem__(self, i): return i * 2


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


c = C(1)
r = weakref.ref(c)
print(r() is c, r is weakref.ref(c), weakref.getweakrefcount(c), r == weakref.ref(c), hash(r) == hash(c))
p = weakref.proxy(c)
print(p.v, len(p), p[4], p(1), str(p), bool(p))
p.v = 9
print(c.v, type(p).__name__, type(weakref.proxy({1})).__name__, callable(p))
dead = []
r2 = weakref.ref(c, dead.append)
print(r2 is r, r2 == r, weakref.getweakrefcount(c))
d = weakref.WeakValueDictionary()
k = weakref.WeakKeyDictionary()
s = weakref.WeakSet()
d["a"] = c
k[c] = "value"
s.add(c)
print(dict(d), list(k.items()), len(s), c in s)
f = weakref.finalize(c, print, "finalized")
print(f.alive)
del c
gc.collect()
print(r(), r2(), len(dead), dead and dead[0] is r2, len(d), len(k), len(s), f.alive)
t(lambda: p.v)
t(lambda: len(p))
print(repr(r).split(" at ")[0], repr(r).endswith("; dead>"))
t(lambda: weakref.ref(1))
t(lambda: weakref.ref([]))
t(lambda: weakref.ref())
t(lambda: weakref.ref(C(), x=1))
t(lambda: hash(weakref.ref(C)) == hash(C))


class Slots:
    __slots__ = ("a",)


class WithRef:
    __slots__ = ("a", "__weakref__")


t(lambda: weakref.ref(Slots()))
w = WithRef()
t(lambda: weakref.ref(w)() is w)


class MyRef(weakref.ref):
    def __init__(self, o, cb=None, extra=0):
        super().__init__(o, cb)
        self.extra = extra


m = MyRef(w, extra=5)
print(m() is w, m.extra, m is MyRef(w), weakref.WeakMethod(C(2).__len__) is None)

# expect:
# | True True 1 True True
# | 1 3 8 2 C(1) True
# | 9 CallableProxyType ProxyType True
# | False True 3
# | {'a': C(9)} [(C(9), 'value')] 1 True
# | True
# | finalized
# | None None 1 True 0 0 0 False
# | ReferenceError weakly-referenced object no longer exists
# | ReferenceError weakly-referenced object no longer exists
# | <weakref True
# | TypeError cannot create weak reference to 'int' object
# | TypeError cannot create weak reference to 'list' object
# | TypeError __new__ expected at least 1 argument, got 0
# | TypeError ref() takes no keyword arguments
# | True
# | TypeError cannot create weak reference to 'Slots' object
# | True
# | True 5 False False
