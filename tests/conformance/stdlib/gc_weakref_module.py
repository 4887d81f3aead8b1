import gc
import weakref
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), len(gc.get_threshold()), isinstance(gc.collect(), int), gc.is_tracked([]), gc.is_tracked(1), len(gc.get_count()), gc.garbage)


class A:
    def m(self): return "m"


def make():
    a = A()
    return weakref.ref(a), weakref.WeakMethod(a.m), a


r, m, a = make()
print(r() is a, m()(), r == weakref.ref(a), hash(r) == hash(weakref.ref(a)), repr(r).split(" at ")[0], weakref.getweakrefs(a) != [], a.__weakref__ is not None, type(r))
d = weakref.WeakKeyDictionary()
d[a] = 1
print(len(d), d[a], a in d, list(d.values()))
p = weakref.proxy(a)
p.x = 5
print(p.m(), a.x, p == a, isinstance(p, A), type(p) is weakref.ProxyType, bool(p), str(p) == str(a))
class S:
    __slots__ = ("__weakref__",)
class N:
    __slots__ = ()
print(weakref.ref(S())() is None or True)
for f in (lambda: weakref.ref(N()), lambda: weakref.ref(1), lambda: weakref.ref([]), lambda: weakref.proxy("s"), lambda: hash(p), lambda: p(), lambda: p + 1, lambda: weakref.ref(), lambda: r(1), lambda: weakref.WeakValueDictionary({"a": 1})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class C(list): pass
c = C([1])
wr = weakref.ref(c)
print(wr()[0], weakref.ref(set.__class__) is not None, weakref.ref(len)() is len, weakref.ref(lambda: 0) is not None, weakref.ref(A)() is A, weakref.ref(frozenset([1]))() in (None, frozenset([1])))

# expect:
# | True None False None 3 True True False 3 []
# | True m True True <weakref True True <class 'weakref.ReferenceType'>
# | 1 1 True [1]
# | m 5 True True True True True
# | True
# | TypeError cannot create weak reference to 'N' object
# | TypeError cannot create weak reference to 'int' object
# | TypeError cannot create weak reference to 'list' object
# | TypeError cannot create weak reference to 'str' object
# | TypeError unhashable type: 'weakref.ProxyType'
# | TypeError 'weakref.ProxyType' object is not callable
# | TypeError unsupported operand type(s) for +: 'A' and 'int'
# | TypeError __new__ expected at least 1 argument, got 0
# | TypeError weakref expected 0 arguments, got 1
# | TypeError cannot create weak reference to 'int' object
# | 1 True True True True True
