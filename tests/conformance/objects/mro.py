# C3 linearisation, mro() overrides, refused orders.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass


def names(cls):
    return [c.__name__ for c in cls.__mro__]


print(names(D), names(type("X", (C, B), {})))
try:
    class Y(A, B): pass
except TypeError as e:
    print(e)
try:
    type("Z", (D, type("W", (C, B), {})), {})
except TypeError as e:
    print(e)


class Meta(type):
    def mro(cls):
        print("mro", cls.__name__)
        return [cls, *type.mro(cls)[1:][::-1][:-1][:0], A, object]


class M(B, C, metaclass=Meta): pass


print(names(M), M.mro(), type.mro(M))


class Bad(type):
    result = ()

    def mro(cls):
        return cls.result


for result in ((), (1,), (int, object), None):
    Bad.result = result
    try:
        Bad("bad", (), {})
    except TypeError as e:
        print(e)

O = object
class E(O): pass
class F(O): pass
class Hex(E, F): pass
class K1(A, E): pass
class K2(D, E): pass
print(names(type("K", (K2, Hex), {})))
print(type.mro(int), bool.mro(), [c.__name__ for c in B.__subclasses__() if c in (D, M)], [c.__name__ for c in A.__subclasses__()])

# expect:
# | ['D', 'B', 'C', 'A', 'object'] ['X', 'C', 'B', 'A', 'object']
# | Cannot create a consistent method resolution
# | order (MRO) for bases A, B
# | Cannot create a consistent method resolution
# | order (MRO) for bases B, C
# | mro M
# | mro M
# | ['M', 'A', 'object'] [<class '__main__.M'>, <class '__main__.A'>, <class 'object'>] [<class '__main__.M'>, <class '__main__.B'>, <class '__main__.C'>, <class '__main__.A'>, <class 'object'>]
# | type MRO must not be empty
# | mro() returned a non-class ('int')
# | mro() returned base with unsuitable layout ('int')
# | 'NoneType' object is not iterable
# | ['K', 'K2', 'D', 'B', 'C', 'A', 'Hex', 'E', 'F', 'object']
# | [<class 'int'>, <class 'object'>] [<class 'bool'>, <class 'int'>, <class 'object'>] ['D', 'M'] ['B', 'C', 'K1']
