def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(None, repr(None), type(None), bool(None), None == None, None is None, None == 0, str(None), hash(None) == hash(None), type(None)() is None, ..., Ellipsis is ..., repr(...), type(...), bool(...), NotImplemented, type(NotImplemented), None != False, [None] == [None])
show(lambda: None + 1)
show(lambda: None < None)
show(lambda: None())
show(lambda: None[0])
show(lambda: None.x)
show(lambda: len(None))
show(lambda: iter(None))
show(lambda: None in None)
show(lambda: type(None)(1))
show(lambda: type("X", (type(None),), {}))
show(lambda: type("X", (type(...),), {}))
show(setattr, None, "x", 1)
show(lambda: -None)
show(lambda: None @ None)
show(lambda: ...())
show(lambda: [] + None)
show(lambda: "a" + None)
show(lambda: None or "x")
show(lambda: not None)
print(copy := __import__("copy").copy(None) is None, __import__("copy").deepcopy(...) is ..., __import__("pickle").loads(__import__("pickle").dumps(NotImplemented)) is NotImplemented)

# expect:
# | None None <class 'NoneType'> False True True False None True True Ellipsis True Ellipsis <class 'ellipsis'> True NotImplemented <class 'NotImplementedType'> True True
# | TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
# | TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
# | TypeError: 'NoneType' object is not callable
# | TypeError: 'NoneType' object is not subscriptable
# | AttributeError: 'NoneType' object has no attribute 'x'
# | TypeError: object of type 'NoneType' has no len()
# | TypeError: 'NoneType' object is not iterable
# | TypeError: argument of type 'NoneType' is not iterable
# | TypeError: NoneType takes no arguments
# | TypeError: type 'NoneType' is not an acceptable base type
# | TypeError: type 'ellipsis' is not an acceptable base type
# | AttributeError: 'NoneType' object has no attribute 'x'
# | TypeError: bad operand type for unary -: 'NoneType'
# | TypeError: unsupported operand type(s) for @: 'NoneType' and 'NoneType'
# | TypeError: 'ellipsis' object is not callable
# | TypeError: can only concatenate list (not "NoneType") to list
# | TypeError: can only concatenate str (not "NoneType") to str
# | 'x'
# | True
# | True True True
