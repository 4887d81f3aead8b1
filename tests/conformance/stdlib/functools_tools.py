import functools
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

p = functools.partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, repr(p), functools.partial(functools.partial(print, 1), 2).args, p("77", base=8), functools.partial(max, 5)(3, 9))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], 5), functools.reduce(lambda a, b: [a, b], "abc"), functools.reduce(max, [3, 1, 9], 4))
show(functools.reduce, lambda a, b: a, [])
show(functools.reduce, 5, [1, 2])
show(functools.reduce, max, 5)
show(functools.partial)
show(functools.partial, 5)
calls = []


@functools.lru_cache(maxsize=2)
def sq(x):
    calls.append(x)
    return x * x


print([sq(x) for x in (1, 2, 1, 3, 2, 1)], calls, sq.cache_info(), sq.cache_clear(), sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(9))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())
show(sq, [])


@functools.lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info().currsize)


class C:
    @functools.cached_property
    def cp(self):
        calls.append("computed")
        return 5

    @functools.singledispatchmethod
    def sdm(self, x):
        return "base"

    @sdm.register
    def _(self, x: int):
        return "int"

    pm = functools.partialmethod(lambda self, a, b: (a, b), 1)


c = C()
print(c.cp, c.cp, calls.count("computed"), c.__dict__, c.sdm(1), c.sdm(""), c.pm(2))


@functools.singledispatch
def sd(x):
    return "object"


sd.register(int, lambda x: "int")
sd.register(list)(lambda x: "list")
print(sd(1), sd(True), sd([]), sd("a"), sd.dispatch(bool)(1), sorted(functools.cmp_to_key(lambda a, b: b - a)(1).__class__.__name__[:1]), sorted([1, 3, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.wraps(fib)
def w():
    pass


print(w.__name__, w.__wrapped__ is fib, functools.WRAPPER_ASSIGNMENTS)

# expect:
# | 5 <class 'int'> () {'base': 2} functools.partial(<class 'int'>, base=2) (1, 2) 63 9
# | 24 5 [['a', 'b'], 'c'] 9
# | TypeError: reduce() of empty iterable with no initial value
# | TypeError: 'int' object is not callable
# | TypeError: reduce() arg 2 must support iteration
# | TypeError: type 'partial' takes at least one argument
# | TypeError: the first argument must be callable
# | [1, 4, 1, 9, 4, 1] [1, 2, 3, 2, 1, 9] CacheInfo(hits=1, misses=5, maxsize=2, currsize=2) None CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) {'maxsize': 2, 'typed': False} 81
# | 2880067194370816120 CacheInfo(hits=88, misses=91, maxsize=None, currsize=91)
# | TypeError: unhashable type: 'list'
# | int float bool 3
# | 5 5 1 {'cp': 5} int base (1, 2)
# | int int list object int ['K'] [3, 2, 1]
# | fib True ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
