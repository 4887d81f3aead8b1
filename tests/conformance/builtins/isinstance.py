def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    pass


class B(A):
    pass


class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 42

    def __subclasscheck__(cls, sub):
        return sub is int


class M(metaclass=Meta):
    pass


print(isinstance(B(), A), isinstance(A(), B), isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(True, int), isinstance(None, type(None)), isinstance(int, type), isinstance(1, int | str), isinstance([], int | None))
print(issubclass(B, A), issubclass(bool, int), issubclass(int, object), issubclass(int, (str, int)), issubclass(B, B), issubclass(type, object), issubclass(int, int | str))
print(isinstance(42, M), isinstance(43, M), isinstance(M(), M), issubclass(int, M), issubclass(str, M))
show(isinstance, 1, 1)
show(isinstance, 1, (int, 1))
show(isinstance, 1, ("a",))
show(isinstance, 1, list[int])
show(issubclass, 1, int)
show(issubclass, int, 1)
show(isinstance, 1)
show(issubclass, list[int], list)


class Fake:
    @property
    def __class__(self):
        return str


print(isinstance(Fake(), str), isinstance(Fake(), Fake), type(Fake()).__name__)

# expect:
# | True False True True True True True True False
# | True True True True True True True
# | True False True True False
# | TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
# | True
# | TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
# | TypeError: isinstance() argument 2 cannot be a parameterized generic
# | TypeError: issubclass() arg 1 must be a class
# | TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
# | TypeError: isinstance expected 2 arguments, got 1
# | False
# | True True Fake
