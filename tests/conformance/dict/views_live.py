d = {"a": 1}
k, v, i = d.keys(), d.values(), d.items()
for step in range(3):
    d[step] = step * step
    print(list(k), list(v), list(i), len(k))
del d["a"]
print(list(k), 2 in k, 4 in v, (2, 4) in i, (2, 5) in i, sorted(k | {9}), k == {0, 1, 2}, list(reversed(k)))
d.clear()
print(k, v, i)

# expect:
# | ['a', 0] [1, 0] [('a', 1), (0, 0)] 2
# | ['a', 0, 1] [1, 0, 1] [('a', 1), (0, 0), (1, 1)] 3
# | ['a', 0, 1, 2] [1, 0, 1, 4] [('a', 1), (0, 0), (1, 1), (2, 4)] 4
# | [0, 1, 2] True True True False [0, 1, 2, 9] True [2, 1, 0]
# | dict_keys([]) dict_values([]) dict_items([])
