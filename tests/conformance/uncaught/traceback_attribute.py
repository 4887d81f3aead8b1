# compare: stderr
class Config:
    value = None


def lookup(c):
    return c.value.inner.deep


result = [lookup(x) for x in [Config()]]

# expect:
# stderr| Traceback (most recent call last):
# stderr|   File "traceback_attribute.py", line 10, in <module>
# stderr|     result = [lookup(x) for x in [Config()]]
# stderr|              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr|   File "traceback_attribute.py", line 10, in <listcomp>
# stderr|     result = [lookup(x) for x in [Config()]]
# stderr|               ^^^^^^^^^
# stderr|   File "traceback_attribute.py", line 7, in lookup
# stderr|     return c.value.inner.deep
# stderr|            ^^^^^^^^^^^^^
# stderr| AttributeError: 'NoneType' object has no attribute 'inner'
# exit: 1
