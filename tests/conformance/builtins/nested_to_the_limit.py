# repr and comparison count one level for one nesting, as in CPython: what is near the limit is printed.
def nested(kind, n):
    x = kind(None)
    for i in range(n):
        x = kind(x)
    return x


def tries(f):
    try:
        return f()
    except RecursionError as e:
        return str(e)


for kind in (lambda x: [x], lambda x: (x,), lambda x: {0: x}, lambda x: {1: [(x,)]}):
    for n in (200, 300, 900, 1100):
        a, b = nested(kind, n), nested(kind, n)
        r = tries(lambda: repr(a))
        print(n, len(r), tries(lambda: a == b))
for step in (-1, -2, 3):
    low = 0
    for i in range(3000 * (1 if step < 0 else -1), 0, step):
        low += 2 if i > 100 else 1 if i > -100 else 3
    print(low)

# expect:
# | 200 406 True
# | 300 606 True
# | 900 1806 True
# | 1100 68 maximum recursion depth exceeded in comparison
# | 200 607 True
# | 300 907 True
# | 900 2707 True
# | 1100 68 maximum recursion depth exceeded in comparison
# | 200 1009 True
# | 300 1509 True
# | 900 4509 True
# | 1100 68 maximum recursion depth exceeded in comparison
# | 200 2014 True
# | 300 3014 True
# | 900 68 maximum recursion depth exceeded in comparison
# | 1100 68 maximum recursion depth exceeded in comparison
# | 5900
# | 2950
# | 2934
