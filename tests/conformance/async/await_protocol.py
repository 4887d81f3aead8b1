class Aw:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return f"done {got}"


class Bad:
    def __await__(self):
        return 5


class BadCo:
    def __await__(self):
        return other()


async def other():
    return 1


async def f(x):
    r = await x
    return r


c = f(Aw("suspended"))
print(c.send(None))
try:
    c.send("value")
except StopIteration as e:
    print(e.value)
for v in (5, None, Bad(), "x", [1], BadCo(), (i for i in [])):
    c = f(v)
    try:
        c.send(None)
    except TypeError as e:
        print(e)
c = f(Aw(1))
c.send(None)
try:
    c.throw(KeyError("thrown"))
except KeyError as e:
    print("escaped", e)
c = f(Aw(1))
c.send(None)
c.close()
one = other()
two = f(one)
try:
    two.send(None)
except StopIteration as e:
    print(e.value)
try:
    f(one).send(None)
except RuntimeError as e:
    print(e)
import types


@types.coroutine
def old():
    x = yield "from old"
    return x * 2


c = f(old())
print(c.send(None))
try:
    c.send(21)
except StopIteration as e:
    print(e.value)
aw = other().__await__()
print(type(aw).__name__)
try:
    next(aw)
except StopIteration as e:
    print(e.value)
for src in ("def f():\n await x", "async def f():\n yield from x", "await x", "async def f():\n [await x for x in y]", "def f():\n async with a: pass", "def f():\n async for a in b: pass", "async def f():\n return 1\n yield", "async def f():\n yield\n return 1", "def f():\n [x async for x in y]", "async def f():\n lambda: await x", "async x", "async = 1", "await = 1", "def await(): pass"):
    try:
        compile(src, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)

# expect:
# | suspended
# | done value
# | object int can't be used in 'await' expression
# | object NoneType can't be used in 'await' expression
# | __await__() returned non-iterator of type 'int'
# | object str can't be used in 'await' expression
# | object list can't be used in 'await' expression
# | __await__() returned a coroutine
# | object generator can't be used in 'await' expression
# | escaped 'thrown'
# | 1
# | cannot reuse already awaited coroutine
# | from old
# | 42
# | coroutine_wrapper
# | 1
# | 'await' outside async function
# | 'yield from' inside async function
# | 'await' outside function
# | ok
# | 'async with' outside async function
# | 'async for' outside async function
# | 'return' with value in async generator
# | 'return' with value in async generator
# | asynchronous comprehension outside of an asynchronous function
# | 'await' outside async function
# | invalid syntax
# | invalid syntax
# | invalid syntax
# | invalid syntax
