"""with over user classes and raise in hot loops."""
import contextlib
class Guard:
    def __init__(self): self.entered = self.left = self.failed = 0
    def __enter__(self):
        self.entered += 1
        return self
    def __exit__(self, kind, value, tb):
        self.left += 1
        if kind is not None: self.failed += 1
        return kind is KeyError
def plain(n):
    g = Guard(); t = 0
    for i in range(n):
        with g as h:
            t += h.entered ^ i
            if i % 97 == 5: continue
        t += 1
    return t, g.entered, g.left, g.failed
def failing(n):
    g = Guard(); t = 0; d = {i: i for i in range(50)}
    for i in range(n):
        try:
            with g:
                t += d[i % 60]
                if i % 7 == 3: raise ValueError(i)
            t += 10
        except ValueError as e:
            t -= e.args[0] & 15
        finally:
            t += 1
    return t, g.entered, g.left, g.failed
def early(n):
    g = Guard()
    def one(i):
        with g:
            if i & 1: return i
        return -i
    return sum(one(i) for i in range(n)), g.entered, g.left
@contextlib.contextmanager
def cm(log):
    log[0] += 1
    try: yield log
    finally: log[0] += 2
def ctx(n):
    log = [0]
    for i in range(n):
        with cm(log) as l: l[0] += 1
    return log
def asserts(n):
    c = 0
    for i in range(n):
        try:
            assert i % 9 != 4, i
            if i % 11 == 0: raise KeyError(i)
        except AssertionError as e: c += e.args[0]
        except KeyError: c += 1
    return c
def swap(n):
    g = Guard(); t = 0
    for i in range(n):
        if i == n // 2:
            Guard.__exit__ = lambda self, *a: setattr(self, 'left', self.left + 1000)
        with g: t += 1
    return t, g.entered, g.left
N = 3000
for f in (plain, failing, early, ctx, asserts, swap): print(f.__name__, f(N))

# expect:
# | plain (36297, 3000, 3000, 0)
# | failing (88001, 3000, 3000, 857)
# | early (1500, 3000, 3000)
# | ctx [12000]
# | asserts 499076
# | swap (3000, 3000, 1501500)
