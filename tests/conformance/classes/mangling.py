class A:
    __x = 1
    __y__ = 2
    _z = 3

    def __init__(self):
        self.__own = 4

    def __private(self):
        return "private"

    def get(self):
        return self.__x, self.__own, self.__private(), self.__y__, self._z

    def local(self, __arg=5):
        __v = 6
        return __v + __arg, sorted(locals())[:2]

    def g(self):
        global __mangled_global
        __mangled_global = 7

    def imp(self):
        import os as __os
        return [n for n in locals() if "os" in n]

    class __Inner:
        pass

    def kw(self, **k):
        return k

    def call(self):
        return self.kw(__k=1), getattr(self, "__dict__")

    def dele(self):
        del self.__own
        return hasattr(self, "_A__own")


class _B(A):
    __x = 10

    def getb(self):
        return self.__x


class __C:
    __x = 5


class __:
    __q = 1


a = A()
print(a.get(), a.local(), a._A__x, a._A__private(), [n for n in dir(A) if "A__" in n], a.imp(), a.call(), a.dele())
b = _B()
print(b.getb(), b.get()[0], b._B__x, [n for n in vars(__C) if "x" in n], [n for n in vars(__) if "q" in n])
a.g()
print(_A__mangled_global)
try:
    a.__x
except AttributeError as e:
    print(e)

# expect:
# | (1, 4, 'private', 2, 3) (11, ['_A__arg', '_A__v']) 1 private ['_A__Inner', '_A__private', '_A__x'] ['_A__os'] ({'__k': 1}, {}) False
# | 10 1 10 ['_C__x'] ['__q']
# | 7
# | 'A' object has no attribute '__x'
