print([x for x in range(5)], [x * y for x in range(3) for y in range(3) if x != y], [[j for j in range(i)] for i in range(4)], [x for x in "abc" if x > "a" if x < "c"], {x % 3 for x in range(9)}, {x: x * x for x in range(3)}, list(x for x in [1]))
x = "outer"
print([x for x in range(2)], x)
print([y := 5, y * 2], y, [last := i for i in range(3)], last, any((hit := n) > 2 for n in range(5)), hit)


def f():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    return [g() for g in fs], [g() for g in gs]


print(f())


class C:
    n = 3
    a = [i for i in range(n)]
    try:
        b = [n for _ in range(2)]
    except NameError as e:
        b = str(e)


print(C.a, C.b)
print([(a, b) for a, b in [(1, 2), (3, 4)]], [a for a, *_ in ["abc", "de"]], [i for i in (lambda: [1, 2])()], [c for r in [[1, 2], [3]] for c in r], [*[1, 2], *"ab", *{}], {**{"a": 1}, "b": 2}, [x if x else "zero" for x in range(2)])
print([i for i in range(5) if i % 2 if i > 1], [[i, j] for i in range(2) for j in "ab"], sum(i for i in range(10)), dict((k, v) for k, v in zip("ab", [1, 2])), {(i, j) for i in range(2) for j in range(i)})

# expect:
# | [0, 1, 2, 3, 4] [0, 0, 0, 2, 0, 2] [[], [0], [0, 1], [0, 1, 2]] ['b'] {0, 1, 2} {0: 0, 1: 1, 2: 4} [1]
# | [0, 1] outer
# | [5, 10] 5 [0, 1, 2] 2 True 3
# | ([2, 2, 2], [0, 1, 2])
# | [0, 1, 2] name 'n' is not defined
# | [(1, 2), (3, 4)] ['a', 'd'] [1, 2] [1, 2, 3] [1, 2, 'a', 'b'] {'a': 1, 'b': 2} ['zero', 1]
# | [3] [[0, 'a'], [0, 'b'], [1, 'a'], [1, 'b']] 45 {'a': 1, 'b': 2} {(1, 0)}
