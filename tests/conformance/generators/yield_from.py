def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    r = yield from inner()
    print("result", r)
    r = yield from [10, 20]
    print("list result", r)
    yield from ()
    return "outer result"


o = outer()
print(next(o), o.gi_yieldfrom.__name__, o.send("A"), o.throw(ValueError("V")), next(o), next(o))
try:
    o.send("to a list iterator")
except AttributeError as e:
    print(e)
for v in (5, None):
    def bad():
        yield from v
    try:
        next(bad())
    except TypeError as e:
        print(e)
o = outer()
next(o)
o.close()


class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("custom")

    def throw(self, *a):
        print("throw", a[0].__name__ if isinstance(a[0], type) else a[0])
        raise StopIteration("thrown")


class Sender(It):
    n = 0

    def __next__(self):
        return "first"

    def send(self, v):
        return f"sent {v}"


def d(it):
    r = yield from it
    yield ("finished", r)


print(list(d(It())))
s = d(Sender())
print(next(s), s.send(5), next(s), s.throw(KeyError))


def tree(t):
    if isinstance(t, list):
        for c in t:
            yield from tree(c)
    else:
        yield t


print(list(tree([1, [2, [3, [4]], 5]])))

# expect:
# | inner got A
# | inner caught V
# | inner finally
# | result inner result
# | 1 inner 2 recovered 10 20
# | 'list_iterator' object has no attribute 'send'
# | 'int' object is not iterable
# | 'NoneType' object is not iterable
# | inner finally
# | [('finished', 'custom')]
# | throw KeyError
# | first sent 5 first ('finished', 'thrown')
# | [1, 2, 3, 4, 5]
