s = set(range(10))
s.intersection_update(range(3, 20), [3, 4, 5, 99])
print(sorted(s))
s.difference_update([3], (4,))
print(sorted(s))
s.symmetric_difference_update([5, 6, 6, 7])
print(sorted(s))
s.update()
print(sorted(s), s.pop() in (6, 7), len(s))
a = {1, 2, 3}
b = a
a |= {4}
a -= a
print(a, b, a is b)
a = {1, 2}
a ^= a
print(a)
a = {1, 2}
a.update(a)
a &= a
print(sorted(a))
for op in ("__or__", "__and__", "__sub__", "__xor__", "__ior__", "__lt__", "__eq__"):
    print(op, getattr({1}, op)([1]))
big = set(range(1000))
for i in range(0, 1000, 3):
    big.remove(i)
print(len(big), sum(big), 3 in big, 4 in big, len(big & set(range(500))), len(big | set(range(1500))))
print(sorted(set("hello") & set("world")), sorted({(1, 2), (1, 1)}), {x for x in range(5) if x % 2}, sorted({"b": 1, "a": 2}.keys() | {"z"}), set(range(3)) == set([2, 1, 0]), len({0, -0, 0.0, -0.0, False}))


class S(set):
    pass


print(type(S([1]) | {2}), type(S([1]).copy()), type({2} | S([1])), S([1]), sorted(S("ab")), S([1]) == {1})

# expect:
# | [3, 4, 5]
# | [5]
# | [6, 7]
# | [6, 7] True 1
# | set() set() True
# | set()
# | [1, 2]
# | __or__ NotImplemented
# | __and__ NotImplemented
# | __sub__ NotImplemented
# | __xor__ NotImplemented
# | __ior__ NotImplemented
# | __lt__ NotImplemented
# | __eq__ NotImplemented
# | 666 332667 False True 333 1500
# | ['l', 'o'] [(1, 1), (1, 2)] {1, 3} ['a', 'b', 'z'] True 1
# | <class 'set'> <class 'set'> <class 'set'> S({1}) ['a', 'b'] True
