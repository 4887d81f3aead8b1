def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d = {"a": 1, "b": 2, 3: "c"}
print(d, {}, d["a"], d.get("z"), d.get("z", 5), len(d), "a" in d, "z" not in d, list(d), d.keys(), d.values(), d.items(), dict(a=1), dict([("x", 1), ("y", 2)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), d == {3: "c", "b": 2, "a": 1}, d != {}, dict(["ab", "cd"]), dict())
for f in (lambda: d["z"], lambda: d[[]], lambda: {[]: 1}, lambda: d[{}], lambda: d.pop("z"), lambda: {}.popitem(), lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["a"]), lambda: d < d, lambda: hash(d), lambda: d.update(5), lambda: d + d, lambda: d.foo, lambda: dict(1, 2), lambda: {**5}, lambda: d.fromkeys(5), lambda: d.pop(), lambda: d.get(), lambda: d[1:2], lambda: {set(): 1}, lambda: d.__delitem__("q"), lambda: d.setdefault(), lambda: d.setdefault([]), lambda: d | 5, lambda: d.popitem(1), lambda: d[1, 2], lambda: dict({}, [], a=1)):
    show(f)
d["new"] = d.pop("a")
d.setdefault("s", []).append(1)
print(d.setdefault("b", 9), d, d.popitem(), d, d.pop("zz", "default"))
del d["b"]
d.update({"u": 1}, v=2)
d.update([("w", 3)])
print(d, d.copy() == d, d.copy() is d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2}, {None: 1, (1, 2): 2}, {"a": {"b": {}}})
d.clear()
print(d, bool(d), {"x": 1, "x": 2}, {**{"a": 1}, "a": 2, **{"b": 3}})
d["self"] = d
print(d)

# expect:
# | {'a': 1, 'b': 2, 3: 'c'} {} 1 None 5 3 True True ['a', 'b', 3] dict_keys(['a', 'b', 3]) dict_values([1, 2, 'c']) dict_items([('a', 1), ('b', 2), (3, 'c')]) {'a': 1} {'x': 1, 'y': 2} {'a': 1, 'b': 2} {'a': 1, 'b': 2} True True {'a': 'b', 'c': 'd'} {}
# | KeyError: 'z'
# | TypeError: unhashable type: 'list'
# | TypeError: unhashable type: 'list'
# | TypeError: unhashable type: 'dict'
# | KeyError: 'z'
# | KeyError: 'popitem(): dictionary is empty'
# | TypeError: 'int' object is not iterable
# | TypeError: cannot convert dictionary update sequence element #0 to a sequence
# | ValueError: dictionary update sequence element #0 has length 3; 2 is required
# | ValueError: dictionary update sequence element #0 has length 1; 2 is required
# | TypeError: '<' not supported between instances of 'dict' and 'dict'
# | TypeError: unhashable type: 'dict'
# | TypeError: 'int' object is not iterable
# | TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
# | AttributeError: 'dict' object has no attribute 'foo'
# | TypeError: dict expected at most 1 argument, got 2
# | TypeError: 'int' object is not a mapping
# | TypeError: 'int' object is not iterable
# | TypeError: pop expected at least 1 argument, got 0
# | TypeError: get expected at least 1 argument, got 0
# | TypeError: unhashable type: 'slice'
# | TypeError: unhashable type: 'set'
# | KeyError: 'q'
# | TypeError: setdefault expected at least 1 argument, got 0
# | TypeError: unhashable type: 'list'
# | TypeError: unsupported operand type(s) for |: 'dict' and 'int'
# | TypeError: dict.popitem() takes no arguments (1 given)
# | KeyError: (1, 2)
# | TypeError: dict expected at most 1 argument, got 2
# | 2 {'b': 2, 3: 'c', 'new': 1} ('s', [1]) {'b': 2, 3: 'c', 'new': 1} default
# | {3: 'c', 'new': 1, 'u': 1, 'v': 2, 'w': 3} True False {'a': None, 'b': None} {1: 0, 2: 0} {1: 'c'} {0: 2} {None: 1, (1, 2): 2} {'a': {'b': {}}}
# | {} False {'x': 2} {'a': 2, 'b': 3}
# | {'self': {...}}
