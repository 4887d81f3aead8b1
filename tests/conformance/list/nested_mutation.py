m = [[0] * 3 for _ in range(3)]
for i in range(3):
    for j in range(3):
        m[i][j] = i * 3 + j
t = [list(r) for r in zip(*m)]
m[1][1:] = ["x"]
m[2] += [9, 9]
del m[0][0]
m.append(m[0])
m[0].append("shared")
print(m, t, [sum(r) for r in t], m[3] is m[0])

# expect:
# | [[1, 2, 'shared'], [3, 'x'], [6, 7, 8, 9, 9], [1, 2, 'shared']] [[0, 3, 6], [1, 4, 7], [2, 5, 8]] [9, 12, 15] True
