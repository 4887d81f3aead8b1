def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, [g, h]] = 6, (7, 8)
first, *rest = "abcd"
*init, last = range(4)
x, *mid, y = (1, 2)
p = q = [9]
print(a, b, c, d, e, f, g, h, first, rest, init, last, x, mid, y, p is q)
for i, (j, *k) in [(1, (2, 3, 4)), (5, (6,))]:
    print(i, j, k)


def unpack(value, n):
    if n == 2:
        a, b = value
    elif n == 3:
        a, *b, c = value
    elif n == 0:
        () = value
    elif n == 1:
        (a,) = value


for v in (5, None, "a", [], [1], (1, 2, 3), {1: 2}, {"a": 1, "b": 2}, "xy", iter([1]), range(5)):
    for n in (0, 1, 2, 3):
        show(unpack, v, n)


def gen():
    print("g1")
    yield 1
    print("g2")
    yield 2
    print("g3")
    yield 3


try:
    m, n = gen()
except ValueError as err:
    print(err)
print((lambda *a: a)(*[1], *"bc"), [*range(2), *(3, 4)], (*"ab",), {*[1, 1]}, *[1, 2])

# expect:
# | 2 1 3 4 5 6 7 8 a ['b', 'c', 'd'] [0, 1, 2] 3 1 [] 2 True
# | 1 2 [3, 4]
# | 5 6 []
# | TypeError: cannot unpack non-iterable int object
# | TypeError: cannot unpack non-iterable int object
# | TypeError: cannot unpack non-iterable int object
# | TypeError: cannot unpack non-iterable int object
# | TypeError: cannot unpack non-iterable NoneType object
# | TypeError: cannot unpack non-iterable NoneType object
# | TypeError: cannot unpack non-iterable NoneType object
# | TypeError: cannot unpack non-iterable NoneType object
# | ValueError: too many values to unpack (expected 0)
# | None
# | ValueError: not enough values to unpack (expected 2, got 1)
# | ValueError: not enough values to unpack (expected at least 2, got 1)
# | None
# | ValueError: not enough values to unpack (expected 1, got 0)
# | ValueError: not enough values to unpack (expected 2, got 0)
# | ValueError: not enough values to unpack (expected at least 2, got 0)
# | ValueError: too many values to unpack (expected 0)
# | None
# | ValueError: not enough values to unpack (expected 2, got 1)
# | ValueError: not enough values to unpack (expected at least 2, got 1)
# | ValueError: too many values to unpack (expected 0)
# | ValueError: too many values to unpack (expected 1)
# | ValueError: too many values to unpack (expected 2)
# | None
# | ValueError: too many values to unpack (expected 0)
# | None
# | ValueError: not enough values to unpack (expected 2, got 1)
# | ValueError: not enough values to unpack (expected at least 2, got 1)
# | ValueError: too many values to unpack (expected 0)
# | ValueError: too many values to unpack (expected 1)
# | None
# | None
# | ValueError: too many values to unpack (expected 0)
# | ValueError: too many values to unpack (expected 1)
# | None
# | None
# | ValueError: too many values to unpack (expected 0)
# | ValueError: not enough values to unpack (expected 1, got 0)
# | ValueError: not enough values to unpack (expected 2, got 0)
# | ValueError: not enough values to unpack (expected at least 2, got 0)
# | ValueError: too many values to unpack (expected 0)
# | ValueError: too many values to unpack (expected 1)
# | ValueError: too many values to unpack (expected 2)
# | None
# | g1
# | g2
# | g3
# | too many values to unpack (expected 2)
# | (1, 'b', 'c') [0, 1, 3, 4] ('a', 'b') {1} 1 2
