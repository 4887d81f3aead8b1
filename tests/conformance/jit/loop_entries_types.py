# Loops whose paths bring other types, invariants and nested loops to the loop's start.


class Box:
    def __init__(self, v):
        self.v = v


def types_change(n):
    x = 0
    s = 0
    for k in range(n):
        s += x
        if k % 13 == 12:
            x = 0.5
        elif k % 17 == 16:
            x = True
        else:
            x = k
    return s


def invariants_change(n):
    rows = [[1, 2, 3], (4, 5, 6), [7, 8, 9]]
    row = rows[0]
    s = 0
    for k in range(n):
        s += row[k % 3]
        if k % 10 == 9:
            row = rows[k // 10 % 3]
        if k % 101 == 100:
            rows[0].append(k)
            rows[0].pop()
    return s


def written_only(n):
    cost = None
    s = 0
    for k in range(n):
        if k % 3:
            cost = 1
        else:
            cost = 0
        s += cost
        if s > 900:
            break
    return s, cost, locals()["cost"]


def redundant_store(n):
    box = Box(0)
    box.w = 5
    s = 0
    for k in range(n):
        box.w = 5
        if k % 8 == 7:
            box.w = 6
        s += box.w
    return s, box.w


def nested(n):
    s = 0
    for i in range(n):
        for j in range(i % 7):
            if (i + j) % 3 == 0:
                s += j
            elif (i + j) % 3 == 1:
                s -= i
            else:
                s ^= 1
        if s < -1000:
            s = 0
    return s


for f in (types_change, invariants_change, written_only, redundant_store, nested):
    print(f.__name__, f(400), f(3000))

# expect:
# | types_change 68974.0 3906146.0
# | invariants_change 1969 14940
# | written_only (266, 0, 0) (901, 1, 1)
# | redundant_store (2050, 6) (15375, 6)
# | nested 0 0
