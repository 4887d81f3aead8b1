# compare: stderr
# needs: threads
import threading
threading.excepthook = lambda a: print("thread hook", a.exc_type.__name__, a.exc_value)
t = threading.Thread(target=lambda: 1 / 0)
t.start()
t.join()
print("main goes on")

# expect:
# | thread hook ZeroDivisionError division by zero
# | main goes on
