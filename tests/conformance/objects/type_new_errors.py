# What type() and the class statement refuse, and how they say it.
class C:
    pass


def t(f):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: type())
t(lambda: type(1, 2))
t(lambda: type.__new__(type))
t(lambda: type.__new__(int))
t(lambda: type.__new__())
t(lambda: type(1, (), {}))
t(lambda: type("a", 1, {}))
t(lambda: type("a", (), 1))
t(lambda: type("a", (), {}, x=1))
t(lambda: type("a", (1,), {}))
t(lambda: type("a", (bool,), {}))
t(lambda: type("a", (type(None),), {}))
t(lambda: type("a", (int, str), {}))
t(lambda: type("a", (C, object, C), {}))
t(lambda: type("a", (object, C), {}))
t(lambda: type("a", (C, C), {}))
t(lambda: type("a", (list[int],), {}))
t(lambda: type("a", (), {"__classcell__": 1}))
t(lambda: type("a", (), {"__slots__": 1}))
t(lambda: type("a", (), {"__slots__": (1,)}))
t(lambda: type("a", (), {"__slots__": ("1",)}))
t(lambda: type("a", (), {"__slots__": ("__dict__", "__dict__")}))
t(lambda: type("a", (C,), {"__slots__": ("__dict__",)}))
t(lambda: type("a", (C,), {"__slots__": ("__weakref__",)}))
t(lambda: type("a", (int,), {"__slots__": ("a",)}))
t(lambda: type("a", (), {"__slots__": ("a",), "a": 1}))
t(lambda: type("a\0", (), {}))
t(lambda: type("a", (), {"__qualname__": 1}))
t(lambda: object.__new__())
t(lambda: object.__new__(1))
t(lambda: object.__new__(int))
t(lambda: int.__new__(str))
t(lambda: object(1))
t(lambda: C(1))
t(lambda: C().__init__(1))
t(lambda: C.__init_subclass__(1))
t(lambda: C.__init_subclass__(a=1))

# expect:
# | TypeError type() takes 1 or 3 arguments
# | TypeError type() takes 1 or 3 arguments
# | TypeError type.__new__() takes exactly 3 arguments (0 given)
# | TypeError type.__new__(int): int is not a subtype of type
# | TypeError type.__new__(): not enough arguments
# | TypeError type.__new__() argument 1 must be str, not int
# | TypeError type.__new__() argument 2 must be tuple, not int
# | TypeError type.__new__() argument 3 must be dict, not int
# | TypeError a.__init_subclass__() takes no keyword arguments
# | TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# | TypeError type 'bool' is not an acceptable base type
# | TypeError type 'NoneType' is not an acceptable base type
# | TypeError multiple bases have instance lay-out conflict
# | TypeError duplicate base class C
# | TypeError Cannot create a consistent method resolution
# | order (MRO) for bases object, C
# | TypeError duplicate base class C
# | TypeError type() doesn't support MRO entry resolution; use types.new_class()
# | TypeError __classcell__ must be a nonlocal cell, not <class 'int'>
# | TypeError 'int' object is not iterable
# | TypeError __slots__ items must be strings, not 'int'
# | TypeError __slots__ must be identifiers
# | TypeError __dict__ slot disallowed: we already got one
# | TypeError __dict__ slot disallowed: we already got one
# | TypeError __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
# | TypeError nonempty __slots__ not supported for subtype of 'int'
# | ValueError 'a' in __slots__ conflicts with class variable
# | ValueError type name must not contain null characters
# | TypeError type __qualname__ must be a str, not int
# | TypeError object.__new__(): not enough arguments
# | TypeError object.__new__(X): X is not a type object (int)
# | TypeError object.__new__(int) is not safe, use int.__new__()
# | TypeError int.__new__(str): str is not a subtype of int
# | TypeError object() takes no arguments
# | TypeError C() takes no arguments
# | TypeError C.__init__() takes exactly one argument (the instance to initialize)
# | TypeError C.__init_subclass__() takes no arguments (1 given)
# | TypeError C.__init_subclass__() takes no keyword arguments
