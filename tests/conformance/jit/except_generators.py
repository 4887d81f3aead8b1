# StopIteration out of inlined next(), generators that raise, handlers around loops over them, with blocks left by exceptions.
import contextlib


def numbers(n, bad=-1):
    try:
        for i in range(n):
            if i == bad:
                raise LookupError(i)
            yield i
    finally:
        closed[0] += 1


def by_hand(n):
    g, total = numbers(n), 0
    while True:
        try:
            total += next(g)
        except StopIteration as stop:
            assert stop.value is None
            return total


def returned(g):
    try:
        while True:
            next(g)
    except StopIteration as stop:
        return stop.value


def answer(i):
    yield 1
    return i


def guarded(i):
    total = 0
    try:
        for x in numbers(6, i % 8):
            total += x
    except LookupError as error:
        total -= error.args[0]
    return total


def handles(n):
    for i in range(n):
        try:
            if i % 2:
                raise KeyError(i)
            yield i
        except KeyError as error:
            yield -error.args[0]


def stops(i):
    def inner():
        yield 1
        if i % 2:
            raise StopIteration
    try:
        return sum(inner())
    except RuntimeError as error:
        return 10 + isinstance(error.__cause__, StopIteration)


class Guard:
    def __init__(self):
        self.seen = []

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.seen.append(kind and (kind.__name__, value.args, tb.tb_lineno))
        return kind is KeyError


def with_block(i, guard):
    try:
        with guard:
            if i % 3 == 0:
                raise KeyError(i)
            if i % 5 == 0:
                raise ValueError(i)
            return 1
        return 2
    except ValueError:
        return 3


closed = [0]
guard = Guard()
total = 0
for i in range(2000):
    total += by_hand(i % 5) + returned(answer(i)) + guarded(i) + sum(handles(4)) + stops(i) + with_block(i, guard)
    with contextlib.suppress(ZeroDivisionError):
        total += 1 // (i % 3)
    total += next(iter([]), 4)
print(total, closed, len(guard.seen), guard.seen[-20:-10])

# expect:
# | 2031616 [4000] 2000 [('KeyError', (1980,), 85), None, None, ('KeyError', (1983,), 85), None, ('ValueError', (1985,), 87), ('KeyError', (1986,), 85), None, None, ('KeyError', (1989,), 85)]
