# needs: _socket select threads
import asyncio
async def handler(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("127.0.0.1", port)
    for m in (b"hello\n", b"world\n"):
        w.write(m)
        print(await r.readline())
    w.write_eof()
    print(await r.read())
    w.close()
    await w.wait_closed()
    server.close()
    sem, log = asyncio.Semaphore(2), []
    async def limited(i):
        async with sem:
            log.append(i)
            await asyncio.sleep(0)
    await asyncio.gather(*(limited(i) for i in range(4)))
    cond, ready = asyncio.Condition(), []
    async def waiter():
        async with cond:
            await cond.wait_for(lambda: ready)
            return "notified"
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    async with cond:
        ready.append(1)
        cond.notify_all()
    print(log, await t)
    print(await asyncio.to_thread(sum, [1, 2, 3]), await asyncio.get_running_loop().run_in_executor(None, len, "abc"))
    p = await asyncio.create_subprocess_exec("/bin/echo", "sub", stdout=asyncio.subprocess.PIPE)
    print((await p.communicate())[0], p.returncode)
    q = asyncio.PriorityQueue()
    for x in (3, 1, 2): q.put_nowait(x)
    print([q.get_nowait() for _ in range(3)])
    for f in asyncio.as_completed([asyncio.sleep(0.2, "b"), asyncio.sleep(0.01, "a")]):
        print(await f)
asyncio.run(main())

# expect:
# | b'HELLO\n'
# | b'WORLD\n'
# | b''
# | [0, 1, 2, 3] notified
# | 6 3
# | b'sub\n' 0
# | [1, 2, 3]
# | a
# | b
