class M1(type):
    pass


class M2(type):
    pass


class M3(M1, M2):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


try:
    class C(A, B):
        pass
except TypeError as e:
    print(e)


class D(A, B, metaclass=M3):
    pass


print(type(D).__name__, type(type("E", (D,), {})).__name__)


def func_meta(name, bases, ns, **kw):
    print("function", name, bases, sorted(ns), kw)
    return "not a class"


class F(metaclass=func_meta, opt=1):
    z = 1


print(F)


class HasEntries:
    def __repr__(self):
        return "HasEntries()"

    def __mro_entries__(self, bases):
        print("entries", bases)
        return (int,)


class G(HasEntries()):
    pass


print(G.__bases__, G.__orig_bases__, G(5))
for bases, kw in (((5,), {}), (("a",), {}), ((A,), {"metaclass": 5}), ((), {"unknown": 1}), ((len,), {}), ((), {"metaclass": type, "x": 1})):
    try:
        class H(*bases, **kw):
            pass
        print("ok")
    except TypeError as e:
        print(e)


class Ordered(type):
    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, dict(ns))
        c.order = [k for k in ns if k[0] != "_"]
        return c


class O(metaclass=Ordered):
    b = 1
    a = 2
    def z(self): pass
    c = 3


print(O.order)

# expect:
# | metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# | M3 M3
# | function F () ['__module__', '__qualname__', 'z'] {'opt': 1}
# | not a class
# | entries (HasEntries(),)
# | (<class 'int'>,) (HasEntries(),) 5
# | int() takes at most 2 arguments (3 given)
# | str() argument 'encoding' must be str, not tuple
# | 'int' object is not callable
# | H.__init_subclass__() takes no keyword arguments
# | cannot create 'builtin_function_or_method' instances
# | H.__init_subclass__() takes no keyword arguments
# | ['b', 'a', 'z', 'c']
