def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

C = type("C", (int,), {"x": 5, "f": lambda self: self + 1})
print(C, C.__name__, C.__bases__, C.x, C(3).f(), C.__module__, type(C), C.__qualname__, type(5), type(type))
show(type)
show(type, "C", (), {}, 1)
show(type, "C", (), 5)
show(type, 5, (), {})
show(type, "C", 5, {})
show(type, "C", (5,), {})
show(type, "C", (bool,), {})
show(type, "C", (int, str), {})
show(type, "C", (int, object, int), {})
show(type, "C", (object, int), {})
show(type, "a\0b", (), {})
show(type, "C", (type(None),), {})
show(type, "C", (type(lambda: 0),), {})
show(type, 1, 2)
D = type("D", (), dict(__slots__=("a", "b"), __doc__="doc"))
d = D()
d.a = 1
print(d.a, D.__doc__, hasattr(d, "b"), D.__slots__)
show(setattr, d, "c", 1)
show(lambda: d.b)

# expect:
# | <class '__main__.C'> C (<class 'int'>,) 5 4 __main__ <class 'type'> C <class 'int'> <class 'type'>
# | TypeError: type() takes 1 or 3 arguments
# | TypeError: type() takes 1 or 3 arguments
# | TypeError: type.__new__() argument 3 must be dict, not int
# | TypeError: type.__new__() argument 1 must be str, not int
# | TypeError: type.__new__() argument 2 must be tuple, not int
# | TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# | TypeError: type 'bool' is not an acceptable base type
# | TypeError: multiple bases have instance lay-out conflict
# | TypeError: duplicate base class int
# | TypeError: Cannot create a consistent method resolution
# | order (MRO) for bases object, int
# | ValueError: type name must not contain null characters
# | TypeError: type 'NoneType' is not an acceptable base type
# | TypeError: type 'function' is not an acceptable base type
# | TypeError: type() takes 1 or 3 arguments
# | 1 doc False ('a', 'b')
# | AttributeError: 'D' object has no attribute 'c'
# | AttributeError: 'D' object has no attribute 'b'
