# needs: threads
# Threads with locks, queues, events, local data, a pool, and results in order.
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

counter, lock, local = 0, threading.Lock(), threading.local()


def work(n):
    global counter
    local.total = 0
    for i in range(n):
        with lock:
            counter += 1
        local.total += i
    return local.total


threads = [threading.Thread(target=work, args=(1000 * k,), name=f"t{k}", daemon=k == 2) for k in range(1, 4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter, [t.name for t in threads], [t.is_alive() for t in threads], threading.active_count(), hasattr(local, "total"))
jobs, results = queue.Queue(5), []


def consume():
    while (job := jobs.get()) is not None:
        results.append(job ** 2)
        jobs.task_done()
    jobs.task_done()


consumers = [threading.Thread(target=consume) for _ in range(3)]
for c in consumers:
    c.start()
for i in range(50):
    jobs.put(i)
for _ in consumers:
    jobs.put(None)
jobs.join()
print(sum(results), len(results), jobs.empty())
with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(work, [10, 100, 1000])), sorted(f.result() for f in as_completed([pool.submit(pow, 2, n) for n in range(8)])))
    failed = pool.submit(lambda: 1 / 0)
    print(repr(failed.exception()), failed.done())
event, seen = threading.Event(), []
condition = threading.Condition()


def waiter():
    event.wait()
    with condition:
        seen.append(threading.current_thread().name)
        condition.notify_all()


for k in range(3):
    threading.Thread(target=waiter, name=f"w{k}").start()
event.set()
with condition:
    print(condition.wait_for(lambda: len(seen) == 3, timeout=5), sorted(seen))
barrier, order = threading.Barrier(3), []


def phase(k):
    order.append(("before", k))
    barrier.wait()
    order.append(("after", k))


group = [threading.Thread(target=phase, args=(k,)) for k in range(3)]
[g.start() for g in group]
[g.join() for g in group]
print([word for word, _ in order])
timer = threading.Timer(0.01, seen.append, ["timer"])
timer.start()
timer.join()
print(seen[-1], threading.main_thread() is threading.current_thread())
semaphore = threading.BoundedSemaphore(2)
print(semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01))
semaphore.release(2)
try:
    semaphore.release()
except ValueError as error:
    print(error)
rlock = threading.RLock()
with rlock, rlock:
    print(rlock.acquire(blocking=False))
try:
    queue.Queue().get(timeout=0.01)
except queue.Empty as error:
    print(type(error).__name__)
start = time.monotonic()
time.sleep(0.01)
print(0.009 < time.monotonic() - start < 5)

# expect:
# | 6000 ['t1', 't2', 't3'] [False, False, False] 1 False
# | 40425 50 True
# | [45, 4950, 499500] [1, 2, 4, 8, 16, 32, 64, 128]
# | ZeroDivisionError('division by zero') True
# | True ['w0', 'w1', 'w2']
# | ['before', 'before', 'before', 'after', 'after', 'after']
# | timer True
# | True True False
# | Semaphore released too many times
# | True
# | Empty
# | True
