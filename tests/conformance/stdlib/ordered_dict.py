# OrderedDict: order under moves, both ends, equality, iteration with changes, subclasses, copies.
import copy
import pickle
from collections import OrderedDict

d = OrderedDict.fromkeys("abcdef")
d.move_to_end("b")
d.move_to_end("e", last=False)
print(list(d), list(reversed(d)), d.popitem(), d.popitem(last=False), d)
for i in range(2000):
    d[i] = i
    if len(d) > 50:
        d.popitem(last=False)
    if i % 3 == 0:
        d.move_to_end(i - 20 if i - 20 in d else i)
print(len(d), list(d)[:5], list(d)[-5:], sum(d.values()))
for i in range(30):
    d.move_to_end(next(reversed(d)), last=False)
print(list(d)[:5], list(d.items())[-2:])
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a != b, a == {"y": 2, "x": 1}, {"y": 2, "x": 1} == a, a == OrderedDict(a))
print(a.keys(), a.values(), a.items(), repr(OrderedDict()), list(reversed(a.items())), a.keys() & {"x"})
print(a | {"z": 3}, {"z": 3} | a, type({"z": 3} | a).__name__)
a |= [("q", 9)]
print(a, a.pop("q"), a.pop("none", None), a.setdefault("w", 5), a.setdefault("w", 6))


def shows(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def grows():
    for k in a:
        a[k + k] = 1


def shrinks():
    for k in a.items():
        a.popitem()


shows(grows)
shows(shrinks)
shows(lambda: OrderedDict().popitem())
shows(lambda: OrderedDict(1, 2))
shows(lambda: OrderedDict().update(1, 2))
shows(lambda: OrderedDict(x=1).move_to_end("y"))
shows(lambda: OrderedDict([(1,)]))
shows(lambda: OrderedDict([()]))
shows(lambda: OrderedDict([(1, 2, 3)]))
shows(lambda: OrderedDict(x=1).pop("y"))
shows(lambda: OrderedDict([([], 1)]))


class Sub(OrderedDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)

    def __missing__(self, k):
        return "missing " + k


s = Sub(a=1, b=2)
s.update(c=3)
s.extra = [1]
print(s, s["zz"], s.copy(), copy.copy(s), copy.copy(s).extra, pickle.loads(pickle.dumps(s)), vars(s))
r = OrderedDict(a=1)
r["self"] = r
print(r, OrderedDict(a=1).__class__.__mro__, isinstance(r, dict))
it = iter(OrderedDict(a=1, b=2, c=3))
next(it)
print(pickle.loads(pickle.dumps(it)).__class__.__name__, list(it), list(it))


class LRU:
    def __init__(self, size):
        self.size, self.d, self.hits = size, OrderedDict(), 0

    def get(self, k):
        if k in self.d:
            self.d.move_to_end(k)
            self.hits += 1
            return self.d[k]
        self.d[k] = k * k
        if len(self.d) > self.size:
            self.d.popitem(last=False)
        return self.d[k]


c, x = LRU(50), 1
for i in range(5000):
    x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    c.get(x % 97)
print(c.hits, len(c.d), list(c.d)[:5])

# expect:
# | ['e', 'a', 'c', 'd', 'f', 'b'] ['b', 'f', 'd', 'c', 'a', 'e'] ('b', None) ('e', None) OrderedDict([('a', None), ('c', None), ('d', None), ('f', None)])
# | 50 [1936, 1958, 1959, 1939, 1961] [1996, 1997, 1998, 1978, 1999] 98669
# | [1977, 1957, 1979, 1980, 1960] [(1954, 1954), (1976, 1976)]
# | False True True True True
# | odict_keys(['x', 'y']) odict_values([1, 2]) odict_items([('x', 1), ('y', 2)]) OrderedDict() [('y', 2), ('x', 1)] {'x'}
# | OrderedDict([('x', 1), ('y', 2), ('z', 3)]) OrderedDict([('z', 3), ('x', 1), ('y', 2)]) OrderedDict
# | OrderedDict([('x', 1), ('y', 2), ('w', 5)]) 9 None 5 5
# | RuntimeError OrderedDict mutated during iteration
# | RuntimeError OrderedDict mutated during iteration
# | KeyError 'dictionary is empty'
# | TypeError expected at most 1 arguments, got 2
# | TypeError update() takes at most 1 positional argument (2 given)
# | KeyError 'y'
# | ValueError need more than 1 value to unpack
# | ValueError need more than 0 values to unpack
# | ValueError too many values to unpack (expected 2)
# | KeyError 'y'
# | TypeError unhashable type: 'list'
# | Sub([('a', 2), ('b', 4), ('c', 6)]) missing zz Sub([('a', 4), ('b', 8), ('c', 12)]) Sub([('a', 4), ('b', 8), ('c', 12)]) [1] Sub([('a', 4), ('b', 8), ('c', 12)]) {'extra': [1]}
# | OrderedDict([('a', 1), ('self', ...)]) (<class 'collections.OrderedDict'>, <class 'dict'>, <class 'object'>) True
# | list_iterator ['b', 'c'] []
# | 2590 50 [5, 51, 27, 94, 91]
