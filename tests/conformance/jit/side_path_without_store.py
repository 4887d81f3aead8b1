# A loop whose path stores to an attribute before it ends, and one that does not: what the first leaves there is no fact for the other.
class Box:
    def __init__(self, x):
        self.x = x


def run(p, n):
    o = Box(p)
    c = 5
    w = 0

    def see():
        return c
    while w < n:
        w += 1
        o.x += 0.5
        if not -2 ** 64 < o.x < 2 ** 64:
            o.x = 2
        c &= w >> (p & 63)
        if 2 ** 62 == p:
            pass
    return o.x, see()


print(run(2 ** 64 + 1, 1500), run(2 ** 70, 900), run(0, 300))


def left_by_list(n):
    items = [2 ** 70, 1]
    t = 0
    for i in range(n):
        items[0] = items[0] + 0.5
        if not items[0] < 2 ** 65:
            items[0] = 2
        t += items[0] > 100
    return t, items


print(left_by_list(1000))

# expect:
# | (751.5, 0) (451.5, 0) (150.0, 0)
# | (803, [501.5, 1])
