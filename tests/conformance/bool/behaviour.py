def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(True + True, True * 5, -True, ~True, True == 1, True is True, not 0, not [], bool("False"), bool(0.0), bool(()), bool(object()))
print(repr(True), str(False), int(True), float(True), f"{True}", f"{True:d}", f"{True:5}|", "%d %s" % (True, False), [10, 20][True], {1: "a"}[True])
print(True and "x", 0 or "y", None or 0 or [], 1 and 2 and 3, "" and 1, not not 3, True if [] else False)
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, type(True & False), type(True | 1), True < 2, max(True, False), sum([True, True, False]))
show(bool, 1, 2)
show(lambda: bool.__new__(int))


class Weird:
    def __bool__(self):
        return 1


class ByLen:
    def __len__(self):
        return 0


class BadLen:
    def __len__(self):
        return -1


show(lambda: bool(Weird()))
show(lambda: bool(ByLen()))
show(lambda: bool(BadLen()))
show(lambda: type("X", (bool,), {}))
show(lambda: True.x)

# expect:
# | 2 5 -1 -2 True True True True True False False True
# | True False 1 1.0 True 1     1| 1 False 20 a
# | x y [] 3  True False
# | True True (<class 'bool'>, <class 'int'>, <class 'object'>) <class 'bool'> <class 'int'> True True 2
# | TypeError: bool expected at most 1 argument, got 2
# | TypeError: bool.__new__(int): int is not a subtype of bool
# | TypeError: __bool__ should return bool, returned int
# | False
# | ValueError: __len__() should return >= 0
# | TypeError: type 'bool' is not an acceptable base type
# | AttributeError: 'bool' object has no attribute 'x'
