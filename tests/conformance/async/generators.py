# needs: _socket select
import asyncio


async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
            await asyncio.sleep(0)
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("finally")


async def main():
    print([x async for x in agen(3)])
    g = agen(5)
    print(type(g), g.__name__, g.ag_running, await g.asend(None), await g.asend("hi"), await g.athrow(ValueError("v")))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("exhausted")
    g = agen(2)
    async for x in g:
        print(x)
        break
    await g.aclose()
    ge = (x * 2 async for x in agen(2))
    print(type(ge), [y async for y in ge])
    try:
        await agen(1).asend(5)
    except TypeError as e:
        print(e)

    async def raises_stop():
        yield 1
        raise StopAsyncIteration
    try:
        async for _ in raises_stop():
            pass
    except RuntimeError as e:
        print(e)

    async def nested():
        async for v in agen(2):
            yield v * 10
    print([v async for v in nested()], [v async for v in agen(3) if v])


asyncio.run(main())
for f in (lambda: next(agen(1)), lambda: iter(agen(1)), lambda: list(agen(1))):
    try:
        f()
    except TypeError as e:
        print(e)

# expect:
# | finally
# | [0, 1, 2]
# | got hi
# | caught v
# | <class 'async_generator'> agen False 0 1 recovered
# | finally
# | exhausted
# | 0
# | finally
# | finally
# | <class 'async_generator'> [0, 2]
# | can't send non-None value to a just-started async generator
# | async generator raised StopAsyncIteration
# | finally
# | finally
# | [0, 10] [1, 2]
# | 'async_generator' object is not an iterator
# | 'async_generator' object is not iterable
# | 'async_generator' object is not iterable
