def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import random
a = [5, 3, 1, 4]
print(a.sort(), a, a.sort(reverse=True), a, a.sort(key=lambda x: x % 3), a)
pairs = [(i % 3, i) for i in range(10)]
pairs.sort(key=lambda p: p[0])
print(pairs)
pairs.sort(key=lambda p: p[0], reverse=True)
print(pairs)
rng = random.Random(5)
big = [rng.randrange(1000) for _ in range(500)]
s = sorted(big)
print(all(x <= y for x, y in zip(s, s[1:])), sum(s) == sum(big), s[:5], s[-5:])
runs = list(range(100)) + list(range(50, 0, -1)) + list(range(30)) * 3
print(sorted(runs) == sorted(reversed(runs)), sorted(runs, reverse=True)[:5])
mixed = [rng.choice([1, 2.5, 0.1, 7, True]) for _ in range(100)]
print(sorted(mixed)[:3], sorted(["b", "a", "C", "é", "Z"] * 10)[:12])
show([1, "a", 2].sort)
show([1, None].sort)
show([3, 2, 1].sort, key=lambda x: 1 / (x - 2))
a = [3, 2, 1]


def mutate(x):
    a.append(9)
    return x


show(a.sort, key=mutate)
print(a)


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v


print([k.v for k in sorted(map(K, [3, 1, 2]))], sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2, 1], [2], []]), sorted([float("nan"), 1.0]) != 0)

# expect:
# | None [3, 4, 1, 5] None [3, 4, 1, 5] None [3, 4, 1, 5]
# | [(0, 0), (0, 3), (0, 6), (0, 9), (1, 1), (1, 4), (1, 7), (2, 2), (2, 5), (2, 8)]
# | [(2, 2), (2, 5), (2, 8), (1, 1), (1, 4), (1, 7), (0, 0), (0, 3), (0, 6), (0, 9)]
# | True True [0, 0, 1, 3, 5] [995, 995, 998, 999, 999]
# | True [99, 98, 97, 96, 95]
# | [0.1, 0.1, 0.1] ['C', 'C', 'C', 'C', 'C', 'C', 'C', 'C', 'C', 'C', 'Z', 'Z']
# | TypeError: '<' not supported between instances of 'str' and 'int'
# | TypeError: '<' not supported between instances of 'NoneType' and 'int'
# | ZeroDivisionError: division by zero
# | ValueError: list modified during sort
# | [1, 2, 3]
# | [1, 2, 3] [(0, 'z'), (1, 'a'), (1, 'b')] [[], [2], [2, 1]] True
