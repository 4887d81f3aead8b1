# needs: _socket select
import asyncio


async def worker(name, q, log):
    while True:
        item = await q.get()
        if item is None:
            return name
        log.append((name, item))
        q.task_done()
        await asyncio.sleep(0)


async def main():
    q, log = asyncio.Queue(), []
    for i in range(4):
        q.put_nowait(i)
    q.put_nowait(None)
    q.put_nowait(None)
    print(await asyncio.gather(worker("a", q, log), worker("b", q, log)), log)
    lock, order = asyncio.Lock(), []

    async def critical(n):
        async with lock:
            order.append(("in", n))
            await asyncio.sleep(0)
            order.append(("out", n))
    await asyncio.gather(*(critical(i) for i in range(3)))
    print(order)
    t = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    t.cancel("why")
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", e, t.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(0, 1))

            async def bad():
                raise ValueError("in group")
            tg.create_task(bad())
    except* ValueError as eg:
        print(eg.exceptions)
    ev = asyncio.Event()
    asyncio.get_running_loop().call_soon(ev.set)
    await ev.wait()
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, f.set_result, "future")
    print(await f)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, i)) for i in range(2)])
    print(sorted(d.result() for d in done), pending)
    import contextvars
    v = contextvars.ContextVar("v", default=0)

    async def ctx(n):
        v.set(n)
        await asyncio.sleep(0)
        return v.get()
    print(await asyncio.gather(ctx(1), ctx(2)), v.get())


asyncio.run(main())

# expect:
# | ['a', 'b'] [('a', 0), ('b', 1), ('a', 2), ('b', 3)]
# | [('in', 0), ('out', 0), ('in', 1), ('out', 1), ('in', 2), ('out', 2)]
# | cancelled why True
# | (ValueError('in group'),)
# | future
# | [0, 1] set()
# | [1, 2] 0
