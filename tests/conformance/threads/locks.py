# Locks, recursive locks, conditions, semaphores, events, barriers.
import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
for bad in ({"blocking": False, "timeout": 1}, {"timeout": -2}, {"timeout": 1e300}):
    try:
        lock.acquire(**bad)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)

rlock = threading.RLock()
with rlock, rlock:
    got = []
    t = threading.Thread(target=lambda: got.append(rlock.acquire(False)))
    t.start()
    t.join()
    print(got)
try:
    rlock.release()
except RuntimeError as e:
    print(e)

condition = threading.Condition()
items = []


def consumer(out):
    with condition:
        while len(items) < 3:
            condition.wait()
        out.append(sum(items))


out = []
threads = [threading.Thread(target=consumer, args=(out,)) for _ in range(3)]
for t in threads:
    t.start()
for i in range(3):
    with condition:
        items.append(i)
        condition.notify_all()
for t in threads:
    t.join()
print(out, condition.acquire() and condition.wait_for(lambda: items, timeout=1))

semaphore = threading.BoundedSemaphore(2)
inside, most = 0, 0
guard = threading.Lock()


def limited():
    global inside, most
    with semaphore:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.002)
        with guard:
            inside -= 1


threads = [threading.Thread(target=limited) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(most <= 2, inside)
try:
    semaphore.release()
except ValueError as e:
    print(e)

barrier = threading.Barrier(3, action=lambda: out.append("through"))
threads = [threading.Thread(target=barrier.wait) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out[-1], barrier.n_waiting)
event = threading.Event()
print(event.wait(0.01))
timer = threading.Timer(0.01, event.set)
timer.start()
print(event.wait(5))

# expect:
# | True False False True
# | release unlocked lock
# | ValueError can't specify a timeout for a non-blocking call
# | ValueError timeout value must be positive
# | OverflowError timestamp too large to convert to C _PyTime_t
# | [False]
# | cannot release un-acquired lock
# | [3, 3, 3] [0, 1, 2]
# | True 0
# | Semaphore released too many times
# | through 0
# | False
# | True
