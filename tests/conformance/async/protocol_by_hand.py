import types
class Pause:
    def __await__(self): return (yield "pause")
async def inner(n):
    total = 0
    for i in range(n):
        total += await Pause()
    return total
async def outer():
    a = await inner(2)
    try:
        b = await inner(1)
    except KeyError as e:
        b = f"handled {e}"
    return a, b
def drive(coro, values):
    log = []
    try:
        log.append(coro.send(None))
        for v in values:
            log.append(coro.throw(v) if isinstance(v, Exception) else coro.send(v))
    except StopIteration as e:
        log.append(("return", e.value))
    except Exception as e:
        log.append(("raised", repr(e)))
    return log
print(drive(outer(), [1, 2, 3]), drive(outer(), [1, 2, KeyError("k")]), drive(outer(), [1, ValueError("v")]))
async def ctx():
    class A:
        async def __aenter__(self): return await inner(1)
        async def __aexit__(self, t, v, tb):
            await Pause()
            return t is KeyError
    async with A() as a:
        raise KeyError("swallowed")
    return "after", a
print(drive(ctx(), [5, 6]))
async def agen():
    x = yield 1
    y = await Pause()
    yield x, y
async def use():
    g = agen()
    first = await g.asend(None)
    second = await g.asend("sent")
    return first, second, [v async for v in g]
print(drive(use(), ["awaited"]))
async def it():
    class R:
        def __init__(self): self.n = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.n += await Pause()
            if self.n > 5: raise StopAsyncIteration
            return self.n
    return [x async for x in R()], [x + y async for x in R() for y in (0, 1)]
print(drive(it(), [1, 2, 3, 4, 6]))
c = inner(1)
print(c.cr_frame is not None, c.send(None), c.cr_await is not None, c.cr_suspended, c.close(), c.cr_frame)

# expect:
# | ['pause', 'pause', 'pause', ('return', (3, 3))] ['pause', 'pause', 'pause', ('return', (3, "handled 'k'"))] ['pause', 'pause', ('raised', "ValueError('v')")]
# | ['pause', 'pause', ('return', ('after', 5))]
# | ['pause', ('return', (1, ('sent', 'awaited'), []))]
# | ['pause', 'pause', 'pause', 'pause', 'pause', ('return', ([1, 3], [4, 5]))]
# | True pause True True None None
