import inspect


def g(a):
    b = a + 1
    yield b
    c = b + 1
    yield c


x = g(1)
print(inspect.getgeneratorstate(x))
next(x)
print(inspect.getgeneratorstate(x), inspect.getgeneratorlocals(x), x.gi_frame.f_lineno, x.gi_frame.f_code.co_name)
next(x)
print(inspect.getgeneratorlocals(x), x.gi_frame.f_lineno, x.gi_suspended)
next(x, None)
print(inspect.getgeneratorstate(x), x.gi_frame, x.gi_suspended, inspect.isgenerator(x), inspect.isgeneratorfunction(g))
x.__name__ = "other"
print(x.__name__, repr(x).split(" at ")[0])
for n, v in (("gi_frame", 1), ("__name__", 5), ("gi_running", True), ("foo", 1)):
    try:
        setattr(x, n, v)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


def many():
    gens = [(i * k for k in range(3)) for i in range(100)]
    return sum(sum(q) for q in gens)


def interleaved():
    def count(n):
        while n:
            yield n
            n -= 1
    a, b = count(3), count(5)
    return [next(a), next(b), next(a), next(b), next(b), next(a), next(a, "end"), next(b)]


def deep(n):
    if n:
        yield n
        yield from deep(n - 1)


def exc_in_gen():
    try:
        yield 1
    except:
        import sys
        yield sys.exc_info()[0].__name__


e = exc_in_gen()
print(many(), interleaved(), sum(deep(200)), next(e), e.throw(KeyError))
try:
    raise ValueError
except ValueError:
    print(list(exc_in_gen()), __import__("sys").exc_info()[0])

# expect:
# | GEN_CREATED
# | GEN_SUSPENDED {'a': 1, 'b': 2} 6 g
# | {'a': 1, 'b': 2, 'c': 3} 8 True
# | GEN_CLOSED None False True True
# | other <generator object g
# | AttributeError attribute 'gi_frame' of 'generator' objects is not writable
# | TypeError __name__ must be set to a string object
# | AttributeError attribute 'gi_running' of 'generator' objects is not writable
# | AttributeError 'generator' object has no attribute 'foo'
# | 29700 [3, 5, 2, 4, 3, 1, 'end', 2] 20100 1 KeyError
# | [1] <class 'ValueError'>
