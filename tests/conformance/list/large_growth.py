a = []
for i in range(20000):
    a.append(i)
    if i % 3 == 0:
        a.pop()
print(len(a), sum(a), a[:4], a[-4:])
while len(a) > 10:
    del a[len(a) // 2:]
print(a)
b = [None] * 1000
b[500:500] = range(5)
print(len(b), b[499:506], b.index(4), b.count(None))

# expect:
# | 13333 133326667 [1, 2, 4, 5] [19994, 19996, 19997, 19999]
# | [1, 2, 4, 5, 7, 8]
# | 1005 [None, 0, 1, 2, 3, 4, None] 504 1000
