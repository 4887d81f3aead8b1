from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple, UserDict, UserList, UserString
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], c + Counter("ms"), c - Counter("iiss"), c & Counter("mi"), c | Counter("zz"), sorted(c.elements())[:4], c.total(), Counter(a=1, b=-1), +Counter(a=1, b=-1), Counter([1, 1]) == Counter({1: 2}), Counter(a=1) <= Counter(a=2))
c.subtract("miss"); c.update("mm")
print(c, dict(c), Counter(a=3).elements().__next__())
d = defaultdict(list, x=[1])
d["y"].append(2)
print(d, d["z"], d.default_factory, d.get("q"), "q" in d, d.copy(), defaultdict(int) | {"a": 1})
show(lambda: defaultdict()["k"])
show(lambda: defaultdict(5))
P = namedtuple("P", "x y", defaults=[9])
p = P(1)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, P._field_defaults, P._make([1, 2]), p == (1, 9), p + (3,), repr(P), P.x.__doc__, hash(p) == hash((1, 9)), [*p])
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: p._replace(z=1), lambda: setattr(p, "x", 1), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: namedtuple("Q", "_x"), lambda: P._make([1])):
    show(f)
print(namedtuple("R", "a class a", rename=True)._fields)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, list(reversed(OrderedDict(x=1, y=2))))
show(o.move_to_end, "zz")
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m, m["a"], m["b"], len(m), sorted(m), m.new_child({"a": 0})["a"], m.parents, m.maps[0])
show(lambda: m["q"])


class U(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(str(k), v)


u = U({1: 2})
print(u, u["1"], UserList([1]) + [2], UserString("ab").upper(), UserList([3, 1])[::-1])

# expect:
# | Counter({'i': 4, 's': 4, 'p': 2, 'm': 1}) [('i', 4), ('s', 4)] 0 Counter({'s': 5, 'i': 4, 'm': 2, 'p': 2}) Counter({'i': 2, 's': 2, 'p': 2, 'm': 1}) Counter({'m': 1, 'i': 1}) Counter({'i': 4, 's': 4, 'p': 2, 'z': 2, 'm': 1}) ['i', 'i', 'i', 'i'] 11 Counter({'a': 1, 'b': -1}) Counter({'a': 1}) True True
# | Counter({'i': 3, 'm': 2, 's': 2, 'p': 2}) {'m': 2, 'i': 3, 's': 2, 'p': 2} a
# | defaultdict(<class 'list'>, {'x': [1], 'y': [2], 'z': []}) [] <class 'list'> None False defaultdict(<class 'list'>, {'x': [1], 'y': [2], 'z': []}) defaultdict(<class 'int'>, {'a': 1})
# | KeyError: 'k'
# | TypeError: first argument must be callable or None
# | P(x=1, y=9) 1 9 P(x=5, y=9) {'x': 1, 'y': 9} ('x', 'y') {'y': 9} P(x=1, y=2) True (1, 9, 3) <class '__main__.P'> Alias for field number 0 True [1, 9]
# | TypeError: P.__new__() missing 1 required positional argument: 'x'
# | TypeError: P.__new__() takes from 2 to 3 positional arguments but 4 were given
# | ValueError: Got unexpected field names: ['z']
# | AttributeError: can't set attribute
# | ValueError: Encountered duplicate field name: 'a'
# | ValueError: Type names and field names cannot be a keyword: 'class'
# | ValueError: Field names cannot start with an underscore: '_x'
# | TypeError: Expected 2 arguments, got 1
# | ('a', '_1', '_2')
# | OrderedDict([('b', 2)]) ('a', 1) ('c', 3) OrderedDict([('b', 2)]) False True ['y', 'x']
# | KeyError: 'zz'
# | ChainMap({'a': 1, 'c': 4}, {'a': 2, 'b': 3}) 1 3 3 ['a', 'b', 'c'] 0 ChainMap({'a': 2, 'b': 3}) {'a': 1, 'c': 4}
# | KeyError: 'q'
# | {'1': 2} 2 [1, 2] AB [1, 3]
