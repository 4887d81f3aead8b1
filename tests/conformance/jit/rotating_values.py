# Values that change places at the end of each iteration, objects named twice where a side path starts, more values alive
# in a loop than there are registers.
def rotate(n):
    a, b, c, d = 1, 2, 3, 4
    x, y = 0.5, 1.5
    for i in range(n):
        a, b, c, d = b, c, d, (a + i) % 1000
        x, y = y, x + 0.25
    return a, b, c, d, x, y


class Box:
    def __init__(self, items):
        self.items = items


def named_twice(boxes, n):
    total = 0
    for i in range(n):
        box = boxes[i % len(boxes)]
        same = box
        if box.items[0] % 3 == 0:
            same.items[0] += 1
            total += box.items[0]
        elif same is boxes[-1]:
            total += len(same.items) * 2
            box.items[0] += 3
        else:
            total -= same.items[0]
            box.items[0] += 2
    return total


def many(a, b, c, d, e, f, g, h, n):
    p = q = r = s = 0
    for k in range(n):
        p += a[k % 5] + b[k % 3]
        q += c[k % 4] - d[k % 2]
        r ^= e[k % 5] * f[k % 3] & 255
        s += g[k % 4] + h[k % 2] + p % 7 + q % 5
    return p, q, r, s


def column(m, n):
    total = 0.0
    for j in range(n):
        for k in range(len(m)):
            total += m[k][j] * m[j][k]
    return total


print(rotate(1000))
print(named_twice([Box([3]), Box([1, 2]), Box([4, 5, 6])], 900))
lists = [list(range(i, i + 5)) for i in range(8)]
print(many(*lists, 1500))
print(column([[float(i * j % 7) for j in range(20)] for i in range(20)], 20))
mixed = [[float(i * j % 7) for j in range(20)] for i in range(20)]
mixed[13][7] = 3
try:
    mixed[17] = tuple(mixed[17])
    print(column(mixed, 20))
    mixed[18] = None
    print(column(mixed, 20))
except TypeError as error:
    print(error)

# expect:
# | (501, 752, 3, 254, 125.5, 126.5)
# | 2250
# | (6000, 0, 0, 31128)
# | 4369.0
# | 4369.0
# | 'NoneType' object is not subscriptable
