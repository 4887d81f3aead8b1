f = frozenset([1, 2, 3])
print(f, f | {4}, f & {1}, f - {1}, f ^ {3, 4} == {1, 2, 4}, f <= {1, 2, 3, 4}, f == {1, 2, 3}, hash(f) == hash(frozenset([3, 2, 1])), f.copy() is f, frozenset(f) is f, {f: "k"}[frozenset({1, 2, 3})], f.union([9]) == {1, 2, 3, 9}, type(f.union([1])), type({1} | f), type(f | {1}), f.isdisjoint([5]), len(f), 2 in f, sorted(f), min(f), frozenset("hello") == set("hello"), frozenset() == set(), {frozenset(), frozenset([1])} == {frozenset([1]), frozenset()})
sets = {frozenset(x) for x in ([1], [1, 2], [2, 1], [], [])}
print(len(sets), frozenset([1, 2]) in sets, {1, 2} in sets, [1] == [1] and {1} in [frozenset([1])])
s = {1, 2}
s2 = s
s2 |= {3}
g = f
g |= {10}
print(s, len(f), len(g), repr(frozenset()), repr(frozenset(["a"])), str({1}), {1}.__contains__({1}) if False else "", set(frozenset([5])), frozenset({5: 1}), frozenset(x for x in range(2)))
for op in (lambda: f.add(1), lambda: f.__ior__({1}) if hasattr(f, "__ior__") else "no ior", lambda: hash({1}), lambda: {{1}}, lambda: f.remove(1), lambda: frozenset(5), lambda: frozenset([[]]), lambda: f < 5, lambda: f | [1], lambda: f.pop(), lambda: {1} < [1], lambda: f[0], lambda: {1}.union(1, 2), lambda: frozenset(1, 2)):
    try:
        print(op())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | frozenset({1, 2, 3}) frozenset({1, 2, 3, 4}) frozenset({1}) frozenset({2, 3}) True True True True True True k True <class 'frozenset'> <class 'set'> <class 'frozenset'> True 3 True [1, 2, 3] 1 True True True
# | 3 True True True
# | {1, 2, 3} 3 4 frozenset() frozenset({'a'}) {1}  {5} frozenset({5}) frozenset({0, 1})
# | AttributeError 'frozenset' object has no attribute 'add'
# | no ior
# | TypeError unhashable type: 'set'
# | TypeError unhashable type: 'set'
# | AttributeError 'frozenset' object has no attribute 'remove'
# | TypeError 'int' object is not iterable
# | TypeError unhashable type: 'list'
# | TypeError '<' not supported between instances of 'frozenset' and 'int'
# | TypeError unsupported operand type(s) for |: 'frozenset' and 'list'
# | AttributeError 'frozenset' object has no attribute 'pop'
# | TypeError '<' not supported between instances of 'set' and 'list'
# | TypeError 'frozenset' object is not subscriptable
# | TypeError 'int' object is not iterable
# | TypeError frozenset expected at most 1 argument, got 2
