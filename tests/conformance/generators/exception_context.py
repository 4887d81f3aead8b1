import sys


def g():
    try:
        yield 1
        raise ValueError("in gen")
    except ValueError:
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]


print(list(g()))


def h():
    yield sys.exc_info()[0]
    try:
        yield 1
    except KeyError as e:
        yield repr(e.__context__)


try:
    1 / 0
except ZeroDivisionError:
    x = h()
    print(next(x), next(x), x.throw(KeyError("k")), sys.exc_info()[0])


def j():
    try:
        yield
    finally:
        print("cleanup", sys.exc_info()[0])


y = j()
next(y)
try:
    y.throw(IndexError("ix"))
except IndexError as e:
    print(repr(e), repr(e.__context__))
y = j()
next(y)
y.close()
try:
    try:
        raise KeyError("outer")
    except KeyError:
        z = j()
        next(z)
        z.throw(ValueError("inner"))
except ValueError as e:
    print(repr(e.__context__))


def gen_raises():
    yield 1
    1 / 0


it = gen_raises()
for _ in range(3):
    try:
        print(next(it))
    except Exception as e:
        print(type(e).__name__, e)


def swallow():
    for i in range(3):
        try:
            yield i
        except Exception as e:
            print("swallowed", e)


s = swallow()
print(next(s), s.throw(ValueError("a")), next(s))
try:
    s.throw(ValueError("b"))
except StopIteration:
    print("stopped")

# expect:
# | [1, 'ValueError', None]
# | <class 'ZeroDivisionError'> 1 None <class 'ZeroDivisionError'>
# | cleanup <class 'IndexError'>
# | IndexError('ix') None
# | cleanup <class 'GeneratorExit'>
# | cleanup <class 'ValueError'>
# | None
# | 1
# | ZeroDivisionError division by zero
# ' 'StopIteration '
# | swallowed a
# | 0 1 2
# | swallowed b
# | stopped
