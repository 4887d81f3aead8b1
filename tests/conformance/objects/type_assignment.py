# Attributes of classes that can and cannot be set.
class C:
    pass


class D:
    pass


def t(f):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: setattr(C, "__name__", 1))
t(lambda: setattr(C, "__name__", "E"))
print(C, C.__name__, C.__qualname__)
t(lambda: setattr(C, "__qualname__", "Q"))
print(C, C.__name__, C.__qualname__)
t(lambda: delattr(C, "__name__"))
t(lambda: delattr(C, "x"))
t(lambda: delattr(C(), "x"))
t(lambda: setattr(int, "x", 1))
t(lambda: delattr(int, "x"))
t(lambda: setattr(object(), "x", 1))
t(lambda: setattr([], "append", 1))
t(lambda: setattr(C, "__bases__", 1))
t(lambda: setattr(C, "__bases__", ()))
t(lambda: setattr(C, "__bases__", (int,)))
t(lambda: setattr(C, "__bases__", (C,)))
t(lambda: setattr(C, "__mro__", (C,)))
t(lambda: setattr(C, "__doc__", 1))
print(C.__doc__)
t(lambda: setattr(int, "__doc__", 1))
t(lambda: setattr(C(), "__class__", 1))
t(lambda: setattr(C(), "__class__", int))
t(lambda: setattr(1, "__class__", C))
t(lambda: delattr(C(), "__class__"))
c = C()
c.a, c.b = 1, 2
c.__class__ = D
print(type(c) is D, vars(c), isinstance(c, D), isinstance(c, C))
c.c = 3
del c.a
print(vars(c))


class E(C):
    pass


class F:
    def hello(self):
        return "F.hello"


class G(F):
    pass


E.__bases__ = (G,)
print(E.__mro__, E().hello(), C.__subclasses__(), G.__subclasses__())
E.__module__ = "mod"
print(E)
E.__abstractmethods__ = {"b", "a"}
t(lambda: E())
del E.__abstractmethods__
t(lambda: E().hello())
t(lambda: E.__abstractmethods__)

# expect:
# | TypeError can only assign string to C.__name__, not 'int'
# | ok None
# | <class '__main__.C'> E C
# | ok None
# | <class '__main__.Q'> E Q
# | TypeError cannot delete '__name__' attribute of immutable type 'E'
# | AttributeError type object 'E' has no attribute 'x'
# | AttributeError 'E' object has no attribute 'x'
# | TypeError cannot set 'x' attribute of immutable type 'int'
# | TypeError cannot set 'x' attribute of immutable type 'int'
# | AttributeError 'object' object has no attribute 'x'
# | AttributeError 'list' object attribute 'append' is read-only
# | TypeError can only assign tuple to E.__bases__, not int
# | TypeError can only assign non-empty tuple to E.__bases__, not ()
# | TypeError __bases__ assignment: 'int' object layout differs from 'object'
# | TypeError a __bases__ item causes an inheritance cycle
# | AttributeError readonly attribute
# | ok None
# | 1
# | TypeError cannot set '__doc__' attribute of immutable type 'int'
# | TypeError __class__ must be set to a class, not 'int' object
# | TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# | TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# | TypeError can't delete __class__ attribute
# | True {'a': 1, 'b': 2} True False
# | {'b': 2, 'c': 3}
# | (<class '__main__.E'>, <class '__main__.G'>, <class '__main__.F'>, <class 'object'>) F.hello [] [<class '__main__.E'>]
# | <class 'mod.E'>
# | TypeError Can't instantiate abstract class E with abstract methods a, b
# | ok F.hello
# | AttributeError __abstractmethods__
