ts = [(), (0,), (0.0,), (False,), (1, 2), (1, 2.0), ((1,), 2), ("a",), (None,), (0, 0), (True, 2)]
for x in ts:
    print(x, [i for i, y in enumerate(ts) if x == y], all(hash(x) == hash(y) for y in ts if x == y))
print(len(set(ts)), len({t: 1 for t in ts}), sorted({len(t) for t in ts}))

# expect:
# | () [0] True
# | (0,) [1, 2, 3] True
# | (0.0,) [1, 2, 3] True
# | (False,) [1, 2, 3] True
# | (1, 2) [4, 5, 10] True
# | (1, 2.0) [4, 5, 10] True
# | ((1,), 2) [6] True
# | ('a',) [7] True
# | (None,) [8] True
# | (0, 0) [9] True
# | (True, 2) [4, 5, 10] True
# | 7 7 [0, 1, 2]
