# compare: stderr
def inner():
    return {}["missing"]


def outer():
    try:
        inner()
    except KeyError as e:
        raise RuntimeError("wrapped") from e


try:
    outer()
except RuntimeError:
    raise TypeError("during handling")

# expect:
# stderr| Traceback (most recent call last):
# stderr|   File "chained.py", line 8, in outer
# stderr|     inner()
# stderr|   File "chained.py", line 3, in inner
# stderr|     return {}["missing"]
# stderr|            ~~^^^^^^^^^^^
# stderr| KeyError: 'missing'
# stderr| The above exception was the direct cause of the following exception:
# stderr| Traceback (most recent call last):
# stderr|   File "chained.py", line 14, in <module>
# stderr|     outer()
# stderr|   File "chained.py", line 10, in outer
# stderr|     raise RuntimeError("wrapped") from e
# stderr| RuntimeError: wrapped
# stderr| During handling of the above exception, another exception occurred:
# stderr| Traceback (most recent call last):
# stderr|   File "chained.py", line 16, in <module>
# stderr|     raise TypeError("during handling")
# stderr| TypeError: during handling
# exit: 1
