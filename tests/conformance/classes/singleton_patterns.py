class Borg:
    _state = {}
    def __init__(self):
        self.__dict__ = self._state


class Registry(type):
    classes = {}
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        Registry.classes[name] = cls
    def __repr__(cls): return f"<registered {cls.__name__}>"
    def __eq__(cls, o): return cls.__name__ == getattr(o, "__name__", None)
    def __hash__(cls): return hash(cls.__name__)
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __add__(cls, o): return f"{cls.__name__}+{o.__name__}"
    def __bool__(cls): return False
    def __instancecheck__(cls, o): return o == 5


class B(metaclass=Registry): pass
class A(metaclass=Registry): pass


x, y = Borg(), Borg()
x.v = 5
print(y.v, x is y, Registry.classes, sorted([B, A]), A + B, A == type("A", (), {}), {A: 1}[A], bool(A), isinstance(5, A), isinstance(A(), A), str(A), f"{A}", [A], repr(A()).split(" object")[0])
class Counter:
    total = 0
    def __init__(self): type(self).total += 1
class Sub(Counter): pass
Counter(); Counter(); Sub(); Sub()
print(Counter.total, Sub.total)
class Lazy:
    def __get__(self, o, t):
        v = o.__dict__["lazy"] = "computed"
        print("computing")
        return v
class H: lazy = Lazy()
h = H()
print(h.lazy, h.lazy)

# expect:
# | 5 False {'B': <registered B>, 'A': <registered A>} [<registered A>, <registered B>] A+B True 1 False True True <registered A> <registered A> [<registered A>] <__main__.A
# | 2 4
# | computing
# | computed computed
