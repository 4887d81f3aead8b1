class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        print("get", i)
        if isinstance(i, slice):
            return i.indices(self.n)
        if i >= self.n:
            raise IndexError(i)
        return i * 10


s = Seq(3)
print(list(s), 20 in s, s[1:], s[-1], list(reversed(s)), [*s], tuple(s), max(s), sum(s))
a, b, c = s
print(a, b, c, list(zip(s, s)), list(enumerate(s)), dict(enumerate(s)), sorted(s, reverse=True))


class Iter:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration("done")
        return self.i


print(list(Iter()), 2 in Iter(), next(Iter()), sum(Iter()), [x for x in Iter()], list(map(str, Iter())))


class Contains:
    def __contains__(self, x):
        return "truthy" if x else ""


print(1 in Contains(), 0 in Contains(), 0 not in Contains())


class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1])
    def __length_hint__(self):
        if isinstance(self.h, Exception): raise self.h
        return self.h


import operator
for h in (5, "x", -1, NotImplemented, TypeError("t"), ValueError("v")):
    for f in (list, operator.length_hint):
        try:
            print(f(Hint(h)))
        except Exception as e:
            print(type(e).__name__, e)

# expect:
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get slice(1, None, None)
# | get -1
# | get 2
# | get 1
# | get 0
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get 3
# | [0, 10, 20] True (1, 3, 1) -10 [20, 10, 0] [0, 10, 20] (0, 10, 20) 20 30
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 0
# | get 1
# | get 1
# | get 2
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get 3
# | get 0
# | get 1
# | get 2
# | get 3
# | 0 10 20 [(0, 0), (10, 10), (20, 20)] [(0, 0), (1, 10), (2, 20)] {0: 0, 1: 10, 2: 20} [20, 10, 0]
# | [1, 2, 3] True 1 6 [1, 2, 3] ['1', '2', '3']
# | True False True
# | [1]
# | 5
# | TypeError __length_hint__ must be an integer, not str
# | TypeError __length_hint__ must be an integer, not str
# | ValueError __length_hint__() should return >= 0
# | ValueError __length_hint__() should return >= 0
# | [1]
# | 0
# | [1]
# | 0
# | ValueError v
# | ValueError v
