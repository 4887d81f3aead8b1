# needs: _socket select
import asyncio


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def main():
    print(await add(1, 2))
    print(await asyncio.gather(add(1, 1), add(2, 2), add(3, 3)))
    t = asyncio.create_task(add(5, 5))
    print(t.done(), await t, t.done(), t.result())
    try:
        await fails()
    except ValueError as e:
        print("caught", e)
    r = await asyncio.gather(fails(), add(1, 1), return_exceptions=True)
    print(r)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e:
        print("timeout", type(e).__name__)
    async with asyncio.timeout(5):
        print("in time")
    return "main result"


async def fails():
    raise ValueError("async failure")


print(asyncio.run(main()))
c = add(1, 2)
print(type(c), c.__name__, c.cr_running, c.cr_await, c.cr_code.co_name)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def plain():
    return 5


p = plain()
try:
    p.send(None)
except StopIteration as e:
    print(e.value)
for f in (lambda: next(plain()), lambda: iter(plain()), lambda: plain().send(1), lambda: plain() + 1):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            f()
        except TypeError as e:
            print(e)

# expect:
# | 3
# | [2, 4, 6]
# | False 10 True 10
# | caught async failure
# | [ValueError('async failure'), 2]
# | timeout TimeoutError
# | in time
# | main result
# | <class 'coroutine'> add False None add
# | cannot reuse already awaited coroutine
# | 5
# | 'coroutine' object is not an iterator
# | 'coroutine' object is not iterable
# | can't send non-None value to a just-started coroutine
# | unsupported operand type(s) for +: 'coroutine' and 'int'
