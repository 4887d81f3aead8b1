a = list(range(1000))
t = 0
for r in range(5):
    for i in range(len(a)):
        t += a[i] - a[-i - 1]
        a[i] = a[i] + r
print(t, a[:5], sum(a))
m = [[i * j for j in range(20)] for i in range(20)]
s = 0
for k in range(10):
    for i in range(20):
        for j in range(20):
            s += m[i][j] * m[j][i]
print(s)
try:
    for i in range(2000):
        a[i] += 1
except IndexError as e:
    print(i, e)

# expect:
# | -5000 [10, 11, 12, 13, 14] 509500
# | 61009000
# | 1000 list index out of range
