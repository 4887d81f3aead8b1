# Loops whose paths differ in what the loop's body may rely on: each path must arrive with its own values.


def last_value_moves(n):
    # i and the iterator's next value are related on one path only.
    total = 0
    for i in range(n):
        if i % 5 == 3:
            i = 1000 - i
            total += 1
        total += i
    return total, i


def twins(n):
    # a and b are one value on the common path, two on the other.
    a = b = 0
    out = 0
    for k in range(n):
        out += a - b
        if k % 7 == 6:
            a = k
            b = k - 3
        else:
            a = b = k
    return out


class Box:
    def __init__(self, v):
        self.v = v


def fresh_or_old(n):
    # node is a new object on one path, the invariant one on the other.
    head = Box(0)
    node = Box(1)
    seen = 0
    for k in range(n):
        node.v = k
        seen += head.v
        if k % 6 == 5:
            node = head
        else:
            node = Box(k)
    return seen, head.v


def aliases(n):
    x = Box(1)
    y = x
    s = 0
    for k in range(n):
        y.v = k
        s += x.v
        if k % 9 == 4:
            x = Box(7)
        elif k % 9 == 8:
            x = y
    return s


def window(n):
    data = list(range(50))
    i, j = 0, 1
    s = 0
    for k in range(n):
        data[i] = k
        s += data[j]
        if k % 11 == 10:
            i = j = k % 50
        else:
            i = k % 49
            j = i + 1
    return s


for f in (last_value_moves, twins, fresh_or_old, aliases, window):
    print(f.__name__, f(400), f(3000))

# expect:
# | last_value_moves (127800, 399) (3298500, 2999)
# | twins 171 1284
# | fresh_or_old (78804, 396) (4491000, 2994)
# | aliases 45832 2509158
# | window 62336 4352904
