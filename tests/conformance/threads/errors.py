# Exceptions that end threads, and what cannot be done.
import _thread
import signal
import sys
import threading
import time

threading.excepthook = lambda args: print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


def fails():
    raise ValueError("in a thread")


t = threading.Thread(target=fails, name="worker")
t.start()
t.join()
t = threading.Thread(target=sys.exit, args=(3,))
t.start()
t.join()
for action in (t.start, threading.current_thread().join):
    try:
        action()
    except RuntimeError as e:
        print(e)
try:
    threading.Thread(target=fails).join()
except RuntimeError as e:
    print(e)
for bad in ((1, ()), (len, []), (len, (), [])):
    try:
        _thread.start_new_thread(*bad)
    except TypeError as e:
        print(e)


def handler():
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError as e:
        print(e)


t = threading.Thread(target=handler)
t.start()
t.join()


def numbers():
    started.set()
    time.sleep(0.05)
    yield 1


started = threading.Event()
g = numbers()
t = threading.Thread(target=lambda: print("first:", next(g)))
t.start()
started.wait()
try:
    next(g)
except ValueError as e:
    print(e)
t.join()
try:
    threading.Thread(target=_thread.interrupt_main).start()
    time.sleep(5)
except KeyboardInterrupt:
    print("interrupted")

# expect:
# | hook: ValueError in a thread worker
# | hook: SystemExit 3 Thread-1 (exit)
# | threads can only be started once
# | cannot join current thread
# | cannot join thread before it is started
# | first arg must be callable
# | 2nd arg must be a tuple
# | optional 3rd arg must be a dictionary
# | signal only works in main thread of the main interpreter
# | generator already executing
# | first: 1
# | interrupted
