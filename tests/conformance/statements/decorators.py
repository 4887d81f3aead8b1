def deco(*args):
    print("deco", args)

    def wrap(f):
        print("wrap", f.__name__ if hasattr(f, "__name__") else f)
        return f

    return wrap


@deco(1)
@deco(2)
def f():
    return "f"


@deco("class")
class C:
    @staticmethod
    @deco("static")
    def s():
        return "s"

    @classmethod
    def c(cls):
        return cls.__name__

    @property
    @deco("prop")
    def p(self):
        return "p"

    @(lambda f: lambda self: f(self) + "!")
    def m(self):
        return "m"


print(f(), C.s(), C.c(), C().p, C().m())
buttons = [lambda f: "replaced"]


@buttons[0]
def g():
    pass


@(x := (lambda f: f))
def h(): return "h"


@(lambda f: print(f.__name__))
def shown(): pass


print(g, h(), shown)
try:
    @5
    def bad():
        pass
except TypeError as e:
    print(e)


class Count:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a), self.n


@Count
def add(a, b):
    return a + b


print(add(1, 2), add(3, 4))

# expect:
# | deco (1,)
# | deco (2,)
# | wrap f
# | wrap f
# | deco ('class',)
# | deco ('static',)
# | wrap s
# | deco ('prop',)
# | wrap p
# | wrap C
# | f s C p m!
# | shown
# | replaced h None
# | 'int' object is not callable
# | (3, 1) (7, 2)
