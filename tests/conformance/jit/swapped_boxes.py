# Two locals that are swapped in each iteration and passed on boxed: their boxes must alternate too.
def swap(a, b, out):
    for _ in range(150):
        out.append(divmod(a + b, b))
        a, b = b, a
        if not 2 < a < 2 ** 63:
            a = 7
        if not 2 < b < 2 ** 48:
            b = 3


for start in (1e300, 5):
    found = []
    for _ in range(3):
        swap(start, start, found)
    print(len(found), found.count((3, 1)), found.count((1, 3)), found[-3:])

# expect:
# | 450 225 222 [(3, 1), (1, 3), (3, 1)]
# | 450 0 0 [(2, 0), (2, 0), (2, 0)]
