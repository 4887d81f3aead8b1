# asyncio: tasks, queues, timeouts, locks, cancellation, async generators and context managers.
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def resource(name, log):
    log.append(f"open {name}")
    try:
        await asyncio.sleep(0)
        yield name.upper()
    finally:
        log.append(f"close {name}")


async def numbers(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("numbers done")


async def worker(name, queue, results):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.001 * (item % 3))
        results.append(item * item)
        queue.task_done()


async def failing(delay):
    await asyncio.sleep(delay)
    raise ValueError(f"failed after {delay}")


async def main():
    log = []
    async with resource("db", log) as db, resource("net", log) as net:
        print(db, net)
    print(log)
    print([x async for x in numbers(5) if x % 2], sum([x async for x in numbers(3)]))
    queue, results = asyncio.Queue(maxsize=3), []
    workers = [asyncio.create_task(worker(f"w{i}", queue, results), name=f"w{i}") for i in range(3)]
    for i in range(10):
        await queue.put(i)
    await queue.join()
    for w in workers:
        w.cancel()
    print(sorted(results), await asyncio.gather(*workers, return_exceptions=True), workers[0].cancelled(), workers[1].get_name())
    print(await asyncio.gather(failing(0.002), asyncio.sleep(0, "slept"), return_exceptions=True))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as error:
        print("timeout", type(error) is TimeoutError)
    try:
        async with asyncio.timeout(0.005):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failing(0.001))
            other = group.create_task(asyncio.sleep(10))
    except* ValueError as errors:
        print(errors.exceptions, other.cancelled())
    lock, order = asyncio.Lock(), []

    async def critical(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(-n)
    await asyncio.gather(*(critical(n) for n in range(1, 4)))
    print(order, lock.locked())
    done, pending = await asyncio.wait({asyncio.ensure_future(asyncio.sleep(d, d)) for d in (0.001, 5)}, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    for t in pending:
        t.cancel()
    shielded = asyncio.create_task(asyncio.sleep(0.002, "kept"))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(shielded), 1))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled", await shielded)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, future.set_result, 99)
    print(await future, future.done())
    print([await c for c in asyncio.as_completed([asyncio.sleep(0.01, "slow"), asyncio.sleep(0.001, "fast")])])
    process = await asyncio.create_subprocess_exec("echo", "hello", stdout=asyncio.subprocess.PIPE)
    print(await process.communicate(), process.returncode)

asyncio.run(main())
try:
    asyncio.run(failing(0))
except ValueError as error:
    print(error)

# expect:
# | DB NET
# | ['open db', 'open net', 'close net', 'close db']
# | numbers done
# | numbers done
# | [1, 3] 3
# | [0, 1, 4, 9, 16, 25, 36, 49, 64, 81] [CancelledError(''), CancelledError(''), CancelledError('')] True w1
# | [ValueError('failed after 0.002'), 'slept']
# | timeout True
# | timed out
# | (ValueError('failed after 0.001'),) True
# | [1, -1, 2, -2, 3, -3] False
# | [0.001] 1
# | cancelled kept
# | 99 True
# | ['fast', 'slow']
# | (b'hello\n', None) 0
# | failed after 0
