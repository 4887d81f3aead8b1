log = []
def t(x):
    log.append(x)
    return x
r = [t(i) + t(j * 10) for i in (t(1), t(2)) if t(i) for j in (t(3), t(4)) if t(j) > 3]
print(r, log)
log.clear()
g = (t(i) for i in map(t, [1, 2, 3]))
print(log, next(g), log, list(g), log)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(r) for r in matrix], [[a * b for a, b in zip(r, s)] for r, s in zip(matrix, matrix)], sum(x for r in matrix for x in r), {(i, j): v for i, r in enumerate(matrix) for j, v in enumerate(r) if v % 2})
primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes, [n for n in range(1, 30) if not n % 3 and n % 2], sorted({len(w) for w in "a bb cc ddd".split()}), {c: [w for w in ("ab", "bc", "ca") if c in w] for c in "abc"}, max((len(w), w) for w in ("x", "yyy", "zz")), "".join(reversed([c for c in "hello" if c not in "l"])), [i for i, c in enumerate("banana") if c == "a"], dict(enumerate(x for x in "ab")), [x for x in iter([1, 2])], any(x > 1 for x in (1, 2, 1 / 0 if False else 3)), next((x for x in range(10) if x * x > 20), None), [f"{x}{y}" for x in "ab" for y in "12"], list(map(lambda p: [q for q in p], [(1, 2)])), [[[k for k in range(j)] for j in range(i)] for i in range(3)])

# expect:
# | [41, 42] [1, 2, 1, 3, 4, 3, 4, 1, 40, 2, 3, 4, 3, 4, 2, 40]
# | [1, 1, 2, 2, 3, 3] 1 [1, 1, 2, 2, 3, 3] [2, 3] [1, 1, 2, 2, 3, 3]
# | [[1, 4], [2, 5], [3, 6]] [6, 15] [[1, 4, 9], [16, 25, 36]] 21 {(0, 0): 1, (0, 2): 3, (1, 1): 5}
# | [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47] [3, 9, 15, 21, 27] [1, 2, 3] {'a': ['ab', 'ca'], 'b': ['ab', 'bc'], 'c': ['bc', 'ca']} (3, 'yyy') oeh [1, 3, 5] {0: 'a', 1: 'b'} [1, 2] True 5 ['a1', 'a2', 'b1', 'b2'] [[1, 2]] [[], [[]], [[], [0]]]
