class A:
    pass


class B:
    def __repr__(self):
        return "B!"


class C:
    def __str__(self):
        return "C str"


class D(str):
    def __str__(self):
        return "D str"


class E(Exception):
    def __str__(self):
        return "E str"


print(repr(A()).startswith("<__main__.A object at 0x"), str(B()), repr(B()), f"{B()} {B()!r} {B()!s}", str(C()), repr(C())[:14], [B(), B()], {"k": B()}, (B(),), {B()} and 1, D("x"), f"{D('x')}", "%s" % D("x"), repr(D("x")), [D("x")], str(E(1)), repr(E(1)), f"{C():>8}" if False else format(C()))


class R(list):
    def __repr__(self):
        return f"R({super().__repr__()})"


r = R([1])
r.append(r)
try:
    print(R([1, R([2])]))
except RecursionError:
    print("recursion")
print(repr(int), repr(A), repr(type), repr(len), repr([].append).split(" at ")[0], repr(str.join), repr(int.__add__), repr((5).__add__).split(" at")[0], repr(lambda: 0).split(" at ")[0], repr(A.__init__), repr(print), repr(range), repr(NotImplemented), repr(type(None)), repr(iter([])).split(" at ")[0], repr(x for x in []).split(" at ")[0], repr(A().__init__).split(" of ")[0], repr(property()).split(" at ")[0], repr(int.from_bytes).split(" at ")[0], repr(dict.fromkeys).split(" at ")[0], repr(object.__new__).split(" at")[0])
import math, sys
print(repr(sys), repr(math).split(" ")[:2], str(A).replace("__main__", "m"), repr(A.__dict__)[:14], repr(type("X", (), {"__module__": "mm"})), repr(staticmethod(len)), repr(classmethod(len)), repr(super(A, A())).split(" ")[:2], repr(slice(1)), repr(memoryview(b"")).split(" at")[0], repr(object()).split(" at")[0])

# expect:
# | True B! B! B! B! B! C str <__main__.C ob [B!, B!] {'k': B!} (B!,) 1 D str D str D str 'x' ['x'] E str E(1) C str
# | R([1, R([2])])
# | <class 'int'> <class '__main__.A'> <class 'type'> <built-in function len> <built-in method append of list object <method 'join' of 'str' objects> <slot wrapper '__add__' of 'int' objects> <method-wrapper '__add__' of int object <function <lambda> <slot wrapper '__init__' of 'object' objects> <built-in function print> <class 'range'> NotImplemented <class 'NoneType'> <list_iterator object <generator object <genexpr> <method-wrapper '__init__' <property object <built-in method from_bytes of type object <built-in method fromkeys of type object <built-in method __new__ of type object
# | <module 'sys' (built-in)> ['<module', "'math'"] <class 'm.A'> mappingproxy({ <class 'mm.X'> <staticmethod(<built-in function len>)> <classmethod(<built-in function len>)> ['<super:', '<class'] slice(None, 1, None) <memory <object object
