# A child of a fork has one thread, the one that forked.
import os
import threading
import time

stop = threading.Event()
t = threading.Thread(target=stop.wait)
t.start()


def child():
    print(threading.active_count(), threading.current_thread() is threading.main_thread(), flush=True)
    other = threading.Thread(target=lambda: print("a thread of the child", flush=True))
    other.start()
    other.join()
    os._exit(7)


pid = os.fork()
if pid == 0:
    child()
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), threading.active_count())
stop.set()
t.join()
print(threading.active_count())

# expect:
# | 1 True
# | a thread of the child
# | 7 2
# | 1
