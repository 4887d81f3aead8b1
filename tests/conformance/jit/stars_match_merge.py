"""*args, match, ** and * displays and imports in hot loops."""
class Guard:
    def __init__(self): self.entered = self.left = self.failed = 0
    def __enter__(self):
        self.entered += 1
        return self
    def __exit__(self, kind, value, tb):
        self.left += 1
        if kind is not None: self.failed += 1
        return kind is KeyError
def star(*a): return len(a)
def star2(x, *a, k=3): return x + sum(a) + k
def deco(f):
    def w(*a): return f(*a)
    return w
@deco
def add(a, b): return a + b
@deco
def mx(*a): return max(*a)
def stars(n):
    t = 0
    for i in range(n):
        t += star() + star(i) + star(i, i, 1, 2, 3, 4, 5, 6, 7, 8) + star2(i) + star2(i, 1, 2) + star2(i, 1, k=i)
        t += add(i, 1) + mx(i, 5) + add(*(i, 2)) + star(*[i, i], *range(i % 3))
    return t
def matches(n):
    t = 0
    for i in range(n):
        v = (i, [i, 2, 3], {'a': i}, Guard(), 'x')[i % 5]
        match v:
            case int(): t += 1
            case [a, *rest]: t += a + len(rest)
            case {'a': x}: t += x
            case Guard(entered=0): t += 3
            case str(s): t += len(s)
    return t
def merge(n):
    t = 0
    for i in range(n):
        d = {'a': i, **{'b': 2}}
        s = {*range(i % 4), i}
        l = [*d, *s]
        def kw(**k): return len(k)
        t += len(d) + len(s) + len(l) + kw(**d)
        import math
        from math import sqrt
        t += int(sqrt(i)) + math.gcd(i, 12)
    return t
N = 3000
for f in (stars, matches, merge): print(f.__name__, f(N))

# expect:
# | stars 31570515
# | matches 1803000
# | merge 151045
