a = [b, *c] = d, = [[1, 2, 3]] if False else (lambda: [[1]])()
print(a, b, c, d)
x = y, z = 1, 2
(p, q), (r, (s, t)) = (1, 2), (3, (4, 5))
i, j, k = "ijk"
m, n = {1: "a", 2: "b"}
print(x, y, z, p, q, r, s, t, i, j, k, m, n)
for (u, v), w in [((1, 2), 3), ("ab", "c")]:
    print(u, v, w)
h = [0, 1, 2]
h[0], h[1], *h[2:] = h[::-1]
print(h)

# expect:
# | [[1]] [1] [] [1]
# | (1, 2) 1 2 1 2 3 4 5 i j k 1 2
# | 1 2 3
# | a b c
# | [2, 1, 0]
