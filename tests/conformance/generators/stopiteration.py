def leaks():
    yield 1
    raise StopIteration("leak")


def inner_next():
    yield next(iter([]))


for g in (leaks, inner_next):
    try:
        print(list(g()))
    except RuntimeError as e:
        print(e, repr(e.__cause__), e.__cause__ is e.__context__)
try:
    list(next(iter([])) for _ in range(1))
except RuntimeError as e:
    print(e)
try:
    [next(iter([])) for _ in range(1)]
except StopIteration as e:
    print("StopIteration", e.value)


def ret(v):
    return v
    yield


for v in (None, 5, (1, 2), StopIteration(3), ValueError("x")):
    try:
        next(ret(v))
    except StopIteration as e:
        print(repr(e.value), repr(e.args))
e = StopIteration()
print(e.value, StopIteration(1, 2).value, StopIteration(1, 2).args)
e.value = 9
print(e.value, e.args)


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            raise StopIteration
        return self.n


i = It()
print(list(i), list(i.__next__() for _ in range(2)), next(i))


class Sub(StopIteration):
    pass


class It2(It):
    def __next__(self):
        raise Sub("sub")


print(list(It2()), next(It2(), "default"), tuple(It2()), sum(It2()))

# expect:
# | generator raised StopIteration StopIteration('leak') True
# | generator raised StopIteration StopIteration() True
# | generator raised StopIteration
# | StopIteration None
# | None ()
# | 5 (5,)
# | (1, 2) ((1, 2),)
# | StopIteration(3) (StopIteration(3),)
# | ValueError('x') (ValueError('x'),)
# | None 1 (1, 2)
# | 9 ()
# | [1] [3, 4] 5
# | [] default () 0
