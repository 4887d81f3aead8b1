# needs: threads
import queue
import threading
import time
results = []
lock = threading.Lock()


def work(n):
    for i in range(100):
        with lock:
            results.append(n)


ts = [threading.Thread(target=work, args=(i,), name=f"t{i}") for i in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(len(results), sorted(set(results)), ts[0].name, ts[0].is_alive(), threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
q = queue.Queue()
ev = threading.Event()


def consumer():
    total = 0
    while (x := q.get()) is not None:
        total += x
    results.append(total)
    ev.set()


t = threading.Thread(target=consumer, daemon=True)
t.start()
for i in range(50):
    q.put(i)
q.put(None)
print(ev.wait(5), results[-1])
local = threading.local()
local.x = 1
seen = []
t = threading.Thread(target=lambda: seen.append(hasattr(local, "x")))
t.start()
t.join()
print(seen, lock.locked(), lock.acquire(False), lock.acquire(False), lock.release(), threading.RLock().acquire())
for f in (lambda: lock.release(), lambda: t.start(), lambda: threading.Thread(target=5).daemon, lambda: threading.current_thread().join(), lambda: queue.Queue().get_nowait(), lambda: queue.Queue(1).get(timeout=0.01)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
cond = threading.Condition()
items = []
def producer():
    with cond:
        items.append(1)
        cond.notify()
with cond:
    threading.Thread(target=producer).start()
    print(cond.wait_for(lambda: items, 5), items)
sem = threading.Semaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False))
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as ex:
    print(list(ex.map(lambda x: x * x, range(5))), ex.submit(pow, 2, 5).result(), type(ex.submit(int, "x").exception()).__name__)

# expect:
# | 400 [0, 1, 2, 3] t0 False MainThread True 1
# | True 1225
# | [False] False True False None True
# | RuntimeError release unlocked lock
# | RuntimeError threads can only be started once
# | False
# | RuntimeError cannot join current thread
# ' 'Empty '
# ' 'Empty '
# | [1] [1]
# | True True False
# | [0, 1, 4, 9, 16] 32 ValueError
