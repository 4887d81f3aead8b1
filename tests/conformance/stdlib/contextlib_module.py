import contextlib
import io
import sys


@contextlib.contextmanager
def cm(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
        if not swallow:
            raise
    finally:
        print("exit", name)


with cm("a") as a:
    print(a)
with cm("b", swallow=True):
    raise ValueError("v")
try:
    with cm("c"):
        raise ValueError("w")
except ValueError as e:
    print("outer", e)


@cm("deco")
def f():
    print("in f")


f()
f()


@contextlib.contextmanager
def noyield():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


for bad in (noyield, twice):
    try:
        with bad():
            pass
    except RuntimeError as e:
        print(e)
with contextlib.suppress(KeyError, ValueError):
    {}["x"]
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("hidden")
print(repr(out.getvalue()))
with contextlib.ExitStack() as stack:
    stack.enter_context(cm("s1"))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *a: print("pushed", a[0]))
    print("body")
try:
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.enter_context(cm("s2"))
        raise KeyError("k")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__))
with contextlib.closing(io.StringIO("x")) as c, contextlib.nullcontext(5) as n:
    print(c.read(), n)
print(c.closed)
class D(contextlib.ContextDecorator):
    def __enter__(self): print("D in")
    def __exit__(self, *a): print("D out")
@D()
def g(): return "g"
print(g())

# expect:
# | enter a
# | A
# | exit a
# | enter b
# | caught v
# | exit b
# | enter c
# | caught w
# | exit c
# | outer w
# | enter deco
# | in f
# | exit deco
# | enter deco
# | in f
# | exit deco
# | generator didn't yield
# | generator didn't stop
# | 'hidden\n'
# | enter s1
# | body
# | pushed None
# | callback!
# | exit s1
# | enter s2
# | exit s2
# | ZeroDivisionError('division by zero') KeyError('k')
# | x 5
# | True
# | D in
# | D out
# | g
