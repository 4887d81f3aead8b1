# compare: stderr
import atexit


@atexit.register
def bye():
    print("bye")
    raise ValueError("in atexit")


print("main done")

# expect:
# | main done
# | bye
# stderr| Exception ignored in atexit callback: <function bye at 0x...>
# stderr| Traceback (most recent call last):
# stderr|   File "error_in_del_and_atexit.py", line 8, in bye
# stderr|     raise ValueError("in atexit")
# stderr| ValueError: in atexit
