def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, ("a",) in i, k == {"a", "b", "c"}, i == {("a", 1), ("b", 2), ("c", 3)}, v == d.values(), k == d.keys())
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted({"a", "q"} - k), sorted({"a"} | k), sorted(i & {("a", 1)}), k.isdisjoint({"z"}), k <= {"a", "b", "c", "d"}, k < d.keys(), k >= {"a"}, k > {"a"}, i.isdisjoint([]), sorted(k & "ab"), sorted(k - ["a"]))
d["d"] = 4
print(len(k), list(v), k, list(reversed(k)))
print(k.mapping, type(k.mapping).__name__, type(k), type(v), type(i))
for f in (lambda: k[0], lambda: v & {1}, lambda: hash(k), lambda: k + k, lambda: k.append, lambda: k < 5, lambda: k & 5, lambda: k.mapping.__setitem__, lambda: v < v, lambda: len(iter(k)), lambda: {"x": []}.items() | set()):
    show(f)
it = iter(d)
next(it)
d["e"] = 5
show(next, it)
it = iter(d.items())
print(next(it), it.__length_hint__(), list(it)[:2])
t = iter(d.items())
pair = next(t)
print(pair, next(t), pair)

# expect:
# | dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True False False True True False True
# | ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'z'] ['q'] ['a', 'b', 'c'] [('a', 1)] True True False True True True ['a', 'b'] ['b', 'c']
# | 4 [1, 2, 3, 4] dict_keys(['a', 'b', 'c', 'd']) ['d', 'c', 'b', 'a']
# | {'a': 1, 'b': 2, 'c': 3, 'd': 4} mappingproxy <class 'dict_keys'> <class 'dict_values'> <class 'dict_items'>
# | TypeError: 'dict_keys' object is not subscriptable
# | TypeError: unsupported operand type(s) for &: 'dict_values' and 'set'
# | TypeError: unhashable type: 'dict_keys'
# | TypeError: unsupported operand type(s) for +: 'dict_keys' and 'dict_keys'
# | AttributeError: 'dict_keys' object has no attribute 'append'
# | TypeError: '<' not supported between instances of 'dict_keys' and 'int'
# | TypeError: 'int' object is not iterable
# | AttributeError: 'mappingproxy' object has no attribute '__setitem__'
# | TypeError: '<' not supported between instances of 'dict_values' and 'dict_values'
# | TypeError: object of type 'dict_keyiterator' has no len()
# | TypeError: unhashable type: 'list'
# | RuntimeError: dictionary changed size during iteration
# | ('a', 1) 4 [('b', 2), ('c', 3)]
# | ('a', 1) ('b', 2) ('a', 1)
