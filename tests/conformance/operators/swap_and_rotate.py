a, b, c = 1, 2.5, "s"
for _ in range(4):
    a, b, c = c, a, b
    print(a, b, c)
l = list(range(6))
l[0], l[-1] = l[-1], l[0]
l[1:3], l[3:5] = l[3:5], l[1:3]
i = 2
i, l[i] = 4, i
print(l, i)
d = {"x": 1, "y": 2}
d["x"], d["y"] = d["y"], d["x"]
print(d, (a, b)[::-1], [*reversed((a, b, c))])

# expect:
# | s 1 2.5
# | 2.5 s 1
# | 1 2.5 s
# | s 1 2.5
# | [5, 3, 4, 1, 2, 0] 4
# | {'x': 2, 'y': 1} (1, 's') [2.5, 1, 's']
