def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

o = object()
print(o.__class__, o.__doc__[:20], o.__eq__(o), o.__eq__(1), o.__ne__(o), o.__hash__() == hash(o), o.__repr__()[:15], o.__str__()[:15], o.__format__("")[:8], o.__sizeof__() > 0, o.__dir__() != [], o.__init__(), object.__new__(object) is not None, o.__reduce__()[0].__name__, o.__lt__(1), o.__init_subclass__(), object.__subclasshook__(int), o.__getstate__())
show(o.__format__, "x")
show(o.__setattr__, "a", 1)
show(o.__delattr__, "a")
show(o.__getattribute__, "a")
show(lambda: object.__getattribute__(5, 5))
show(lambda: object.__setattr__(int, "a", 1))
show(lambda: object.__hash__())
show(lambda: object.__repr__())
show(lambda: object.__eq__(1))
show(lambda: type.__call__(int, "7"))
show(lambda: int.__add__("a", 1))
show(lambda: str.upper(5))
show(lambda: list.append(5, 1))
show(lambda: dict.get([], 1))
show(lambda: int.__new__())
show(lambda: int.__new__(5))
show(lambda: str.join(",", 5))
show(lambda: "".join.__get__(1))
show(lambda: list.__init__([], 1, 2))
show(lambda: [].__init__([5, 6]))
show(lambda: (5).__eq__("a"))
show(lambda: (5).__lt__(2.5))
show(lambda: {}.__contains__([]))
show(lambda: [1].__contains__(1))
show(lambda: [1, 2].__getitem__(slice(0, 1)))
show(lambda: "ab".__getitem__("x"))
show(lambda: (1).__radd__(2))
show(lambda: True.__and__(False))
show(lambda: (1).__class__.__class__.__name__)

# expect:
# | <class 'object'> The base class of th True NotImplemented False True <object object  <object object  <object  True True None True _reconstructor NotImplemented None NotImplemented None
# | TypeError: unsupported format string passed to object.__format__
# | AttributeError: 'object' object has no attribute 'a'
# | AttributeError: 'object' object has no attribute 'a'
# | AttributeError: 'object' object has no attribute 'a'
# | TypeError: attribute name must be string, not 'int'
# | TypeError: can't apply this __setattr__ to type object
# | TypeError: descriptor '__hash__' of 'object' object needs an argument
# | TypeError: descriptor '__repr__' of 'object' object needs an argument
# | TypeError: expected 1 argument, got 0
# | 7
# | TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
# | TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
# | TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
# | TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'list' object
# | TypeError: int.__new__(): not enough arguments
# | TypeError: int.__new__(X): X is not a type object (int)
# | TypeError: can only join an iterable
# | AttributeError: 'builtin_function_or_method' object has no attribute '__get__'
# | TypeError: list expected at most 1 argument, got 2
# | None
# | NotImplemented
# | NotImplemented
# | TypeError: unhashable type: 'list'
# | True
# | [1]
# | TypeError: string indices must be integers, not 'str'
# | 3
# | False
# | 'type'
