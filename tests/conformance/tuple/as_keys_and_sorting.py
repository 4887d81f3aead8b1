d = {}
for i in range(5):
    for j in range(5):
        d[i, j % 3] = d.get((i, j % 3), 0) + i * j
print(d, (1, 2) in d, (9, 9) in d, d[(4, 2)], sorted(d.items(), key=lambda kv: (-kv[1], kv[0]))[:4], max(d, key=d.get), {(): 1}[()], {((1,), 2): "n"}[((1,), 2)])
records = [("bob", 30, 1.5), ("al", 25, 2.5), ("bob", 25, 0.5), ("cy", 30, 1.5)]
print(sorted(records), sorted(records, key=lambda r: r[1:]), sorted(records, key=lambda r: (-r[1], r[0])), min(records), max(records, key=lambda r: r[2]), sorted(records, reverse=True)[0])
print(hash((1, 2)) == hash((1.0, 2.0)), hash((1, "a")) == hash((1, "a")), hash(()) == hash(()), (1, 2) is not (1, 3), (0.0,) == (-0.0,), ((1, 2), (3,)) < ((1, 2), (3, 0)), (1,) + (2,) * 3, sum(((1,), (2,)), ()), tuple(sorted({3, 1, 2})), (lambda *t: t)(*range(3)), tuple(zip(*[(1, 2), (3, 4)])), tuple(map(tuple, ["ab", "cd"])))
try:
    {(1, [2]): 3}
except TypeError as e:
    print(e)

# expect:
# | {(0, 0): 0, (0, 1): 0, (0, 2): 0, (1, 0): 3, (1, 1): 5, (1, 2): 2, (2, 0): 6, (2, 1): 10, (2, 2): 4, (3, 0): 9, (3, 1): 15, (3, 2): 6, (4, 0): 12, (4, 1): 20, (4, 2): 8} True False 8 [((4, 1), 20), ((3, 1), 15), ((4, 0), 12), ((2, 1), 10)] (4, 1) 1 n
# | [('al', 25, 2.5), ('bob', 25, 0.5), ('bob', 30, 1.5), ('cy', 30, 1.5)] [('bob', 25, 0.5), ('al', 25, 2.5), ('bob', 30, 1.5), ('cy', 30, 1.5)] [('bob', 30, 1.5), ('cy', 30, 1.5), ('al', 25, 2.5), ('bob', 25, 0.5)] ('al', 25, 2.5) ('al', 25, 2.5) ('cy', 30, 1.5)
# | True True True True True True (1, 2, 2, 2) (1, 2) (1, 2, 3) (0, 1, 2) ((1, 3), (2, 4)) (('a', 'b'), ('c', 'd'))
# | unhashable type: 'list'
