class A:
    "doc"
    def f(self): pass


print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__base__, A.__basicsize__ > 0, A.__flags__ > 0, A.__dictoffset__ != 0, A.__weakrefoffset__ != 0, A.__text_signature__, A.__type_params__ if hasattr(A, "__type_params__") else "none")
A.__name__ = "Renamed"
A.__qualname__ = "Q"
A.__doc__ = "new doc"
A.__module__ = "mod"
print(A, A.__doc__, A().__class__.__name__)
for n, v in (("__name__", 5), ("__name__", "a\0b"), ("__qualname__", 5), ("__dict__", {}), ("__mro__", ()), ("__base__", int), ("__class__", int), ("__bases__", ())):
    try:
        setattr(A, n, v)
        print("set", n)
    except (TypeError, ValueError, AttributeError) as e:
        print(n, type(e).__name__, e)
for n in ("__name__", "__module__", "__doc__", "__qualname__", "__bases__"):
    try:
        delattr(A, n)
        print("deleted", n)
    except (TypeError, AttributeError) as e:
        print(n, type(e).__name__, e)
for t in (int, str, type, object, list, type(None)):
    for n in ("x", "__name__", "__doc__"):
        try:
            setattr(t, n, "v")
            print("set")
        except TypeError as e:
            print(e)
print(int.__doc__[:5], type.__mro__, object.__bases__, object.__mro__, type.__base__, type.__bases__, bool.__base__, A.__subclasses__(), sorted(vars(A)), type(A.__dict__).__name__, A.__dict__.get("f").__name__)
print(isinstance(type, object), isinstance(object, type), issubclass(type, object), type(type) is type, type(object), object.__class__, (5).__class__.__class__)

# expect:
# | A A __main__ doc <class 'object'> True True True True None none
# | <class 'mod.Q'> new doc Renamed
# | __name__ TypeError can only assign string to Renamed.__name__, not 'int'
# | __name__ ValueError type name must not contain null characters
# | __qualname__ TypeError can only assign string to Renamed.__qualname__, not 'int'
# | __dict__ AttributeError attribute '__dict__' of 'type' objects is not writable
# | __mro__ AttributeError readonly attribute
# | __base__ AttributeError readonly attribute
# | __class__ TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# | __bases__ TypeError can only assign non-empty tuple to Renamed.__bases__, not ()
# | __name__ TypeError cannot delete '__name__' attribute of immutable type 'Renamed'
# | __module__ TypeError cannot delete '__module__' attribute of immutable type 'Renamed'
# | __doc__ TypeError cannot delete '__doc__' attribute of immutable type 'Renamed'
# | __qualname__ TypeError cannot delete '__qualname__' attribute of immutable type 'Renamed'
# | __bases__ TypeError cannot delete '__bases__' attribute of immutable type 'Renamed'
# | cannot set 'x' attribute of immutable type 'int'
# | cannot set '__name__' attribute of immutable type 'int'
# | cannot set '__doc__' attribute of immutable type 'int'
# | cannot set 'x' attribute of immutable type 'str'
# | cannot set '__name__' attribute of immutable type 'str'
# | cannot set '__doc__' attribute of immutable type 'str'
# | cannot set 'x' attribute of immutable type 'type'
# | cannot set '__name__' attribute of immutable type 'type'
# | cannot set '__doc__' attribute of immutable type 'type'
# | cannot set 'x' attribute of immutable type 'object'
# | cannot set '__name__' attribute of immutable type 'object'
# | cannot set '__doc__' attribute of immutable type 'object'
# | cannot set 'x' attribute of immutable type 'list'
# | cannot set '__name__' attribute of immutable type 'list'
# | cannot set '__doc__' attribute of immutable type 'list'
# | cannot set 'x' attribute of immutable type 'NoneType'
# | cannot set '__name__' attribute of immutable type 'NoneType'
# | cannot set '__doc__' attribute of immutable type 'NoneType'
# | int([ (<class 'type'>, <class 'object'>) () (<class 'object'>,) <class 'object'> (<class 'object'>,) <class 'int'> [] ['__dict__', '__doc__', '__module__', '__weakref__', 'f'] mappingproxy f
# | True True True True <class 'type'> <class 'type'> <class 'type'>
