class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *a):
        return 1


class InstanceOnly:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *a: 1


class BadExit:
    def __enter__(self):
        pass

    def __exit__(self):
        pass


class RaisesBool:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        class B:
            def __bool__(self):
                raise RuntimeError("bool")
        return B()


for m in (NoExit(), NoEnter(), InstanceOnly(), BadExit(), 5, None, RaisesBool()):
    try:
        with m:
            print("body")
            1 / 0
    except Exception as e:
        print(type(m).__name__, type(e).__name__, e)


def returns():
    for i in range(3):
        with open("/dev/null") as f:
            if i == 0:
                continue
            if i == 1:
                return f.closed, f
    return "end"


was, f = returns()
print(was, f.closed)
for i in range(2):
    with open("/dev/null"):
        break
print(i)

# expect:
# | NoExit TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# | NoEnter TypeError 'NoEnter' object does not support the context manager protocol
# | InstanceOnly TypeError 'InstanceOnly' object does not support the context manager protocol
# | body
# | BadExit TypeError BadExit.__exit__() takes 1 positional argument but 4 were given
# | int TypeError 'int' object does not support the context manager protocol
# | NoneType TypeError 'NoneType' object does not support the context manager protocol
# | body
# | RaisesBool RuntimeError bool
# | False True
# | 0
