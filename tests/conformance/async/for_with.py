# needs: _socket select
import asyncio


class Range:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


class Ctx:
    async def __aenter__(self):
        print("aenter")
        return "ctx"

    async def __aexit__(self, t, v, tb):
        print("aexit", t and t.__name__)
        return t is KeyError


async def main():
    async for x in Range(3):
        print(x)
    else:
        print("else")
    print([x async for x in Range(3)], [x async for x in Range(5) if x % 2], {x: x async for x in Range(2)}, {x async for x in Range(2)})
    print([await v for v in [asyncio.sleep(0, 1), asyncio.sleep(0, 2)]])
    async with Ctx() as c, Ctx():
        print(c)
    async with Ctx():
        raise KeyError
    try:
        async with Ctx():
            raise ValueError("v")
    except ValueError as e:
        print(e)
    async for x in Range(10):
        if x == 2:
            continue
        if x > 3:
            break
        print(x)
    for bad in (5, [1]):
        try:
            async for x in bad:
                pass
        except TypeError as e:
            print(e)
        try:
            async with bad:
                pass
        except TypeError as e:
            print(e)
    print(await anext(Range(1)), await anext(Range(0), "dflt"))


asyncio.run(main())

# expect:
# | 1
# | 2
# | 3
# | else
# | [1, 2, 3] [1, 3, 5] {1: 1, 2: 2} {1, 2}
# | [1, 2]
# | aenter
# | aenter
# | ctx
# | aexit None
# | aexit None
# | aenter
# | aexit KeyError
# | aenter
# | aexit ValueError
# | v
# | 1
# | 3
# | 'async for' requires an object with __aiter__ method, got int
# | 'int' object does not support the asynchronous context manager protocol
# | 'async for' requires an object with __aiter__ method, got list
# | 'list' object does not support the asynchronous context manager protocol
# | 1 dflt
