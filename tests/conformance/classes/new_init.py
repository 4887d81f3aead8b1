class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)

    def __init__(self, *args, **kw):
        print("init", args, kw)


A(1, b=2)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("not called")


print(Other())


class Sub(A):
    def __new__(cls, make):
        return A.__new__(make)


Sub(A)
Sub(Sub)


class Bad:
    def __init__(self):
        return 5


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Single() is Single())
class NoArgs: pass
class OnlyNew:
    def __new__(cls, x): return super().__new__(cls)
class OnlyInit:
    def __init__(self, x): pass
class BothWrong:
    def __new__(cls, x): return super().__new__(cls, x)
class InitWrong:
    def __init__(self, x): super().__init__(x)
for f in (Bad, lambda: NoArgs(1), lambda: OnlyNew(1), lambda: OnlyInit(1), lambda: BothWrong(1), lambda: InitWrong(1), lambda: object(1), lambda: object.__new__(NoArgs, 1), lambda: object.__new__(int), lambda: object.__new__(5), lambda: object.__new__(), lambda: int.__new__(str), lambda: object().__init__(1), lambda: list.__new__(list, 1, 2, 3), lambda: tuple.__new__(list)):
    try:
        print(type(f()).__name__)
    except TypeError as e:
        print(e)

# expect:
# | new A (1,) {'b': 2}
# | init (1,) {'b': 2}
# | 5
# | new A () {}
# | new Sub () {}
# | init (<class '__main__.Sub'>,) {}
# | True
# | __init__() should return None, not 'int'
# | NoArgs() takes no arguments
# | OnlyNew
# | OnlyInit
# | object.__new__() takes exactly one argument (the type to instantiate)
# | object.__init__() takes exactly one argument (the instance to initialize)
# | object() takes no arguments
# | NoArgs() takes no arguments
# | object.__new__(int) is not safe, use int.__new__()
# | object.__new__(X): X is not a type object (int)
# | object.__new__(): not enough arguments
# | int.__new__(str): str is not a subtype of int
# | object.__init__() takes exactly one argument (the instance to initialize)
# | list
# | tuple.__new__(list): list is not a subtype of tuple
