import gc
import weakref


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)


log = []
d = D("a")
del d
gc.collect()
print(log)
d = D("b")
d.self = d
del d
gc.collect()
print(log)
a, b = D("c"), D("d")
a.other, b.other = b, a
del a, b
gc.collect()
print(sorted(log))
keep = []


class Res:
    def __del__(self):
        log.append("res")
        keep.append(self)


r = Res()
del r
gc.collect()
print(log[-1], len(keep))
keep.clear()
gc.collect()
print(log.count("res"))


class W:
    pass


w = W()
calls = []
ref = weakref.ref(w, lambda r: calls.append(r() is None))
print(ref() is w, weakref.getweakrefcount(w))
del w
gc.collect()
print(ref(), calls)
wd = weakref.WeakValueDictionary()
w = wd["k"] = W()
ws = weakref.WeakSet([w])
fin = weakref.finalize(w, lambda: calls.append("finalized"))
print(len(wd), len(ws), fin.alive)
del w
gc.collect()
print(len(wd), len(ws), fin.alive, calls)
for v in (5, "a", (), None):
    try:
        weakref.ref(v)
    except TypeError as e:
        print(e)
p = weakref.proxy(keep_alive := W())
p.x = 5
print(p.x, keep_alive.x, type(p).__name__)
del keep_alive
gc.collect()
try:
    p.x
except ReferenceError as e:
    print(e)

# expect:
# | ['a']
# | ['a', 'b']
# | ['a', 'b', 'c', 'd']
# | res 1
# | 1
# | True 1
# | None [True]
# | 1 1 True
# | 0 0 False [True, 'finalized']
# | cannot create weak reference to 'int' object
# | cannot create weak reference to 'str' object
# | cannot create weak reference to 'tuple' object
# | cannot create weak reference to 'NoneType' object
# | 5 5 ProxyType
# | weakly-referenced object no longer exists
