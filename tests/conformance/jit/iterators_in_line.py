# Iterators of ranges, lists and tuples made inside hot loops: empty, of either direction, left early, with lists that grow and
# shrink under them.
def spans(n):
    total = 0
    for i in range(n):
        for j in range(i % 4):
            total += j
        for j in range(i % 5, 3):
            total += j * 10
        for j in range(9, i % 11, -2):
            total += j * 100
        for j in range(0, i % 7, 3):
            total ^= j
    return total, j


def early(n):
    found = []
    for i in range(n):
        for j in range(10):
            if j * j > i % 50:
                break
        else:
            found.append(i)
        it = iter([i, i + 1, i + 2])
        next(it)
        found.append(sum(it) % 7)
    return len(found), found[-5:], j


def shifting(n):
    seen = 0
    for i in range(n):
        items = [1, 2, 3]
        for x in items:
            seen += x
            if len(items) < 3 + i % 3:
                items.append(x + 1)
        for x in items:
            if x == 2:
                items.pop()
            seen -= x
        for x in (i, i + 1):
            seen += x & 1
    return seen, items


print(spans(600))
print(early(600))
print(shifting(600))

# expect:
# | (914176, 3)
# | (600, [3, 5, 0, 2, 4], 8)
# | (2200, [1, 2, 3])
