# concurrent.futures over threads.
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, TimeoutError, as_completed, wait

with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(lambda x: x * x, range(10))))
    futures = [pool.submit(divmod, 7, n) for n in (3, 0, 2)]
    for f in futures:
        try:
            print(f.result(5))
        except ZeroDivisionError as e:
            print(type(e).__name__, e)
    print(sorted(f.result() for f in as_completed([pool.submit(abs, -n) for n in range(5)])))
    slow = pool.submit(time.sleep, 0.2)
    try:
        slow.result(0.01)
    except TimeoutError:
        print("not yet")
    done, pending = wait([slow, pool.submit(int)])
    print(len(done), len(pending), slow.done())
try:
    pool.submit(int)
except RuntimeError as e:
    print(e)
f = Future()
calls = []
f.add_done_callback(lambda f: calls.append(f.cancelled()))
print(f.cancel(), f.cancelled(), calls)
try:
    f.result()
except CancelledError:
    print("cancelled")

# expect:
# | [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
# | (2, 1)
# | ZeroDivisionError integer division or modulo by zero
# | (3, 1)
# | [0, 1, 2, 3, 4]
# | not yet
# | 2 0 True
# | cannot schedule new futures after shutdown
# | True True [True]
# | cancelled
