# compare: stderr
def f(a, b):
    return (a.x + b[0]["k"]
            * g(a, b))


def g(*args):
    x = [i for i in range(3)
         if h(i)]
    return x


def h(i):
    return 1 / i + 2


class A:
    x = 1


f(A(), [{"k": 2}])

# expect:
# stderr| Traceback (most recent call last):
# stderr|   File "traceback_carets.py", line 21, in <module>
# stderr|     f(A(), [{"k": 2}])
# stderr|   File "traceback_carets.py", line 4, in f
# stderr|     * g(a, b))
# stderr|       ^^^^^^^
# stderr|   File "traceback_carets.py", line 8, in g
# stderr|     x = [i for i in range(3)
# stderr|         ^^^^^^^^^^^^^^^^^^^^
# stderr|   File "traceback_carets.py", line 9, in <listcomp>
# stderr|     if h(i)]
# stderr|        ^^^^
# stderr|   File "traceback_carets.py", line 14, in h
# stderr|     return 1 / i + 2
# stderr|            ~~^~~
# stderr| ZeroDivisionError: division by zero
# exit: 1
