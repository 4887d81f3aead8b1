x = 10
g = (x * y for y in range(3))
x = 100
print(list(g), list(g))
print(sum(i for i in range(5)), max((i, -i) for i in range(3)), list((a, b) for a in range(2) for b in range(a + 1) if b < 5), "".join(c.upper() for c in "abc"), dict((c, ord(c)) for c in "ab"), set(i % 2 for i in range(5)), tuple(i for i in ()), list(i for i in range(3) if i if i > 1))


def first():
    print("first evaluated")
    return [1, 2]


g = (print("body", i) or i for i in first())
print("created")
print(next(g), next(g), next(g, "end"))
try:
    (i for i in 5)
except TypeError as e:
    print(e)
g = (i for j in range(2) for i in undefined_name)
try:
    next(g)
except NameError as e:
    print(e)
print(type(g), g.__name__, g.__qualname__)
fs = [f for f in (lambda: i for i in range(3))]
print([f() for f in fs])
print(list((lambda x: (yield x))(5)), list(zip((i for i in "ab"), (j for j in "cd"))), all(x for x in [1, 0]), any(x for x in []), [*(i for i in range(3))], sorted((3 - i for i in range(3)), reverse=True))


class C:
    items = [1, 2, 3]
    total = sum(i for i in items)
    try:
        both = list(i for j in range(1) for i in items)
    except NameError as e:
        both = str(e)


print(C.total, C.both)


def outer(n):
    return sum(n * i for i in range(n)), list(n for n in range(2)), n


print(outer(4))

# expect:
# | [0, 100, 200] []
# | 10 (2, -2) [(0, 0), (1, 0), (1, 1)] ABC {'a': 97, 'b': 98} {0, 1} () [2]
# | first evaluated
# | created
# | body 1
# | body 2
# | 1 2 end
# | 'int' object is not iterable
# | name 'undefined_name' is not defined
# | <class 'generator'> <genexpr> <genexpr>
# | [2, 2, 2]
# | [5] [('a', 'c'), ('b', 'd')] False False [0, 1, 2] [3, 2, 1]
# | 6 name 'items' is not defined
# | (24, [0, 1], 4)
