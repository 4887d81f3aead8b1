# Iterators made inside hot loops over nested tuples, over ranges with bounds that overflow a machine word, over range() of
# something other than an int, and over ranges that are kept.
def nested(m):
    total = 0
    for row in m:
        for pair in row:
            for x in pair:
                total += x
    return total


def wide(n, low, high):
    total = 0
    for i in range(n):
        for j in range(low + i, high + i, 1 << 60):
            total += j
    return total


def bounds(values):
    out = []
    for v in values:
        try:
            count = 0
            for _ in range(v):
                count += 1
            out.append(count)
        except (TypeError, ValueError) as error:
            out.append(str(error))
    return out


class Index:
    def __index__(self):
        return 4


def kept(n):
    ranges = []
    for i in range(n):
        r = range(i)
        for _ in r:
            pass
        ranges.append(r)
    return ranges[-1], len(ranges[-2]), list(ranges[3])


print(nested([[(i, j) for j in range(6)] for i in range(200)]))
print(wide(300, -(1 << 62), 1 << 62), wide(300, 0, 1 << 70))
print(bounds([3] * 500 + [True, -2, Index(), 2.0, "x", 0, 5])[498:])
print(kept(400))

# expect:
# | 122400
# | -1383505805528216012400 181161784199086764556339200
# | [3, 3, 1, 0, 4, "'float' object cannot be interpreted as an integer", "'str' object cannot be interpreted as an integer", 0, 5]
# | (range(0, 399), 398, [0, 1, 2])
