# At the end: other threads are waited for, daemons are not.
import atexit
import threading
import time

atexit.register(lambda: print("atexit", flush=True))


def late():
    time.sleep(0.05)
    print("late", flush=True)


def forever():
    while True:
        time.sleep(0.001)


threading.Thread(target=late).start()
threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=lambda: [x for x in iter(int, 1)], daemon=True).start()
print("main", threading.active_count(), flush=True)

# expect:
# | main 4
# | late
# | atexit
