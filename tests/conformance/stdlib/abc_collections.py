import collections.abc as abc


class MySeq(abc.Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)


class MyMap(abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


class MySet(abc.Set):
    def __init__(self, it): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)


s = MySeq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), s.index(2, 2))
m = MyMap()
m["a"] = 1
m.update(b=2)
print(dict(m), m.get("z"), m.pop("a"), m.setdefault("c", 3), list(m.items()), "b" in m, m == {"b": 2, "c": 3}, m.popitem(), len(m.keys()), list(m.values()))
a, b = MySet([1, 2, 3]), MySet([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, MySet([2]) < a, a == MySet([3, 2, 1]), a.isdisjoint(MySet([9])), list(a & [1, 9]))
for f in (lambda: abc.Sequence(), lambda: s.index(9), lambda: m["zz"], lambda: m.pop("zz"), lambda: hash(a), lambda: a < 5, lambda: MyMap().popitem()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for name in ("Hashable", "Iterable", "Iterator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "Sequence", "MutableSequence", "ByteString", "Generator", "Awaitable", "Coroutine", "AsyncIterable"):
    c = getattr(abc, name)
    print(name, [issubclass(t, c) for t in (int, str, bytes, list, tuple, dict, set, frozenset, range, bytearray, memoryview, type(x for x in ()), type({}.keys()), type(None))])

# expect:
# | [1, 2, 3, 2] True 1 2 [2, 3, 2, 1] 3
# | {'a': 1, 'b': 2} None 1 3 [('b', 2), ('c', 3)] True True ('b', 2) 1 [3]
# | [2, 3] [1, 2, 3, 4] [1] [1, 4] False True True True [1]
# | TypeError Can't instantiate abstract class Sequence with abstract methods __getitem__, __len__
# ' 'ValueError '
# | KeyError 'zz'
# | KeyError 'zz'
# | TypeError unhashable type: 'MySet'
# | TypeError '<' not supported between instances of 'MySet' and 'int'
# ' 'KeyError '
# | Hashable [True, True, True, False, True, False, False, True, True, False, True, True, False, True]
# | Iterable [False, True, True, True, True, True, True, True, True, True, True, True, True, False]
# | Iterator [False, False, False, False, False, False, False, False, False, False, False, True, False, False]
# | Reversible [False, True, True, True, True, True, False, False, True, True, True, False, True, False]
# | Sized [False, True, True, True, True, True, True, True, True, True, True, False, True, False]
# | Container [False, True, True, True, True, True, True, True, True, True, True, False, True, False]
# | Callable [False, False, False, False, False, False, False, False, False, False, False, False, False, False]
# | Collection [False, True, True, True, True, True, True, True, True, True, True, False, True, False]
# | Set [False, False, False, False, False, False, True, True, False, False, False, False, True, False]
# | MutableSet [False, False, False, False, False, False, True, False, False, False, False, False, False, False]
# | Mapping [False, False, False, False, False, True, False, False, False, False, False, False, False, False]
# | MutableMapping [False, False, False, False, False, True, False, False, False, False, False, False, False, False]
# | Sequence [False, True, True, True, True, False, False, False, True, True, True, False, False, False]
# | MutableSequence [False, False, False, True, False, False, False, False, False, True, False, False, False, False]
# | ByteString [False, False, True, False, False, False, False, False, False, True, False, False, False, False]
# | Generator [False, False, False, False, False, False, False, False, False, False, False, True, False, False]
# | Awaitable [False, False, False, False, False, False, False, False, False, False, False, False, False, False]
# | Coroutine [False, False, False, False, False, False, False, False, False, False, False, False, False, False]
# | AsyncIterable [False, False, False, False, False, False, False, False, False, False, False, False, False, False]
