# needs: _socket select
import asyncio
async def worker(n, fail=False):
    try:
        await asyncio.sleep(0.01 * n)
        if fail: raise ValueError(n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    finally:
        print("cleanup", n)
async def main():
    try:
        await asyncio.gather(worker(1), worker(2, True), worker(1))
    except ValueError as e:
        print("gather raised", e)
    print(await asyncio.gather(worker(1), worker(2, True), return_exceptions=True))
    t = asyncio.create_task(worker(1000), name="slow")
    await asyncio.sleep(0)
    print(t.get_name(), t.done(), t.cancel(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError:
        print("awaited cancelled", t.cancelled())
    try:
        async with asyncio.timeout(0.001):
            await worker(1000)
    except TimeoutError:
        print("timed out")
    shielded = asyncio.create_task(worker(3))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.0001)
    except asyncio.TimeoutError:
        print("shield timeout", await shielded)
    t = asyncio.create_task(worker(1, True))
    await asyncio.wait([t])
    print(repr(t.exception()), t.done())
    for f in (lambda: t.result(), lambda: asyncio.create_task(5), lambda: asyncio.get_running_loop() is None, lambda: asyncio.run(worker(1))):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, str(e)[:60])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(worker(1, True))
            tg.create_task(worker(900))
    except* ValueError as eg:
        print(eg.exceptions)
    return "done"
import warnings
warnings.simplefilter("ignore")
print(asyncio.run(main()))
try:
    asyncio.run(5)
except ValueError as e:
    print(e)

# expect:
# | cleanup 1
# | cleanup 1
# | cleanup 2
# | gather raised 2
# | cleanup 1
# | cleanup 2
# | [1, ValueError(2)]
# | slow False True 1
# | cancelled 1000
# | cleanup 1000
# | awaited cancelled True
# | cancelled 1000
# | cleanup 1000
# | timed out
# | cleanup 3
# | shield timeout 3
# | cleanup 1
# | ValueError(1) True
# | ValueError 1
# | TypeError a coroutine was expected, got 5
# | False
# | RuntimeError asyncio.run() cannot be called from a running event loop
# | cleanup 1
# | cancelled 900
# | cleanup 900
# | (ValueError(1),)
# | done
# | a coroutine was expected, got 5
