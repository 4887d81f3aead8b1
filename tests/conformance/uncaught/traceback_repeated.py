# compare: stderr
import sys
sys.setrecursionlimit(60)


def f(n):
    return f(n + 1)


f(0)

# expect:
# stderr| Traceback (most recent call last):
# stderr|   File "traceback_repeated.py", line 10, in <module>
# stderr|     f(0)
# stderr|   File "traceback_repeated.py", line 7, in f
# stderr|     return f(n + 1)
# stderr|            ^^^^^^^^
# stderr|   File "traceback_repeated.py", line 7, in f
# stderr|     return f(n + 1)
# stderr|            ^^^^^^^^
# stderr|   File "traceback_repeated.py", line 7, in f
# stderr|     return f(n + 1)
# stderr|            ^^^^^^^^
# stderr|   [Previous line repeated 56 more times]
# stderr| RecursionError: maximum recursion depth exceeded
# exit: 1
