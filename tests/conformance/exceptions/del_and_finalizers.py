# Finalisers run once, in cycles too, and may resurrect; when they run is the collector's affair, so objects are made
# in numbers and most of them must have gone after a collection.
import gc
import weakref

N = 40


def collected(make):
    """Whether most of what `make` counts has gone after its calls have returned."""
    log.clear()
    for i in range(N):
        make(i)
    (lambda *a: None)(*range(50))
    gc.collect()
    return len(log) > N * 0.8, len(log) == len(set(log))


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)


class Cycle(D):
    def __init__(self, n):
        super().__init__(n)
        self.me = [self]


class Phoenix(D):
    def __del__(self):
        log.append(self.n)
        keep.append(self)


class W:
    pass


def weak(i):
    w = W()
    refs.append(weakref.ref(w, lambda r: log.append(id(r))))
    assert refs[-1]() is w


def final(i):
    weakref.finalize(W(), log.append, i)


log, keep, refs = [], [], []
print(collected(D), collected(Cycle), collected(Phoenix), len(keep) > N * 0.8, keep[0].n >= 0)
first = len(log)
keep.clear()
gc.collect()
print(len(log) == first, collected(weak), sum(r() is None for r in refs) > N * 0.8, collected(final))
table = weakref.WeakValueDictionary((i, W()) for i in range(N))
gc.collect()
print(len(table) < N * 0.2)
for v in (5, "a", (), None):
    try:
        weakref.ref(v)
    except TypeError as e:
        print(e)

# expect:
# | (True, True) (True, True) (True, True) True True
# | True (True, True) True (True, True)
# | True
# | cannot create weak reference to 'int' object
# | cannot create weak reference to 'str' object
# | cannot create weak reference to 'tuple' object
# | cannot create weak reference to 'NoneType' object
