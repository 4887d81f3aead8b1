def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

s = {3, 1, 2}
print(s, set(), {1}, len(s), 1 in s, 5 not in s, sorted({1, 2} | {2, 3}), {1, 2} & {2, 3}, {1, 2} - {2}, sorted({1, 2} ^ {2, 3}), {1} <= {1, 2}, {1} < {1}, {1, 2} >= {2}, {1} == {1.0}, {1} != {2}, {1, 2}.isdisjoint({3}), set("aab") == {"a", "b"}, frozenset([1]), frozenset(), {True, 1, 1.0}, {frozenset([1]), frozenset([1])})
for f in (lambda: {[]}, lambda: {{}}, lambda: s + s, lambda: s[0], lambda: hash(s), lambda: set(5), lambda: s | [1], lambda: s & "a", lambda: s < 5, lambda: s.remove(9), lambda: set().pop(), lambda: {set()}, lambda: s.add([]), lambda: s.foo, lambda: set(1, 2), lambda: set(x=1), lambda: s.union(5), lambda: s - [1], lambda: [] in s, lambda: s.update(1), lambda: s.issubset(5), lambda: s.add(), lambda: frozenset([1]).add(2), lambda: s.remove([])):
    show(f)
s.add(4)
s.discard(1)
s.discard(99)
s.update([5, 6], (7,))
print(sorted(s), s.remove(5), sorted(s), sorted(s.union([10], "a"), key=str), s.intersection([2, 3, 99]), sorted(s.difference([2], [3])), sorted(s.symmetric_difference([2, 50])), s.issubset(range(10)), s.issuperset([2]), s.copy() == s)
s |= {100}
s &= {2, 3, 100}
s -= {3}
s ^= {7, 100}
print(sorted(s))
t = frozenset("ab")
u = t
t |= {"c"}
print(sorted(t), sorted(u), type(t), type({1} | frozenset([2])), type(frozenset([2]) | {1}), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {t: 1}[frozenset("abc")])
print({1, 2} == frozenset([1, 2]), {frozenset([1]): 1}.get(frozenset([1])), {1} in {frozenset([1])}, set() in {frozenset()}, repr({"a"}), repr(set()), repr(frozenset({1})), s.clear(), s)

# expect:
# | {1, 2, 3} set() {1} 3 True True [1, 2, 3] {2} {1} [1, 3] True False True True True True True frozenset({1}) frozenset() {True} {frozenset({1})}
# | TypeError: unhashable type: 'list'
# | TypeError: unhashable type: 'dict'
# | TypeError: unsupported operand type(s) for +: 'set' and 'set'
# | TypeError: 'set' object is not subscriptable
# | TypeError: unhashable type: 'set'
# | TypeError: 'int' object is not iterable
# | TypeError: unsupported operand type(s) for |: 'set' and 'list'
# | TypeError: unsupported operand type(s) for &: 'set' and 'str'
# | TypeError: '<' not supported between instances of 'set' and 'int'
# | KeyError: 9
# | KeyError: 'pop from an empty set'
# | TypeError: unhashable type: 'set'
# | TypeError: unhashable type: 'list'
# | AttributeError: 'set' object has no attribute 'foo'
# | TypeError: set expected at most 1 argument, got 2
# | TypeError: set() takes no keyword arguments
# | TypeError: 'int' object is not iterable
# | TypeError: unsupported operand type(s) for -: 'set' and 'list'
# | TypeError: unhashable type: 'list'
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | TypeError: set.add() takes exactly one argument (0 given)
# | AttributeError: 'frozenset' object has no attribute 'add'
# | TypeError: unhashable type: 'list'
# | [2, 3, 4, 5, 6, 7] None [2, 3, 4, 6, 7] [10, 2, 3, 4, 6, 7, 'a'] {2, 3} [4, 6, 7] [3, 4, 6, 7, 50] True True True
# | [2, 7]
# | ['a', 'b', 'c'] ['a', 'b'] <class 'frozenset'> <class 'set'> <class 'frozenset'> True 1
# | True 1 True True {'a'} set() frozenset({1}) None set()
