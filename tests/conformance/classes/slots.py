class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.x, type(P.x).__name__, P.__slots__)
for f in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.__dict__, lambda: delattr(p, "y"), lambda: P.x.__get__(5), lambda: P.x.__set__(5, 1), lambda: setattr(p, "__class__", int)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
p.y = 2
del p.x
print(hasattr(p, "x"), p.y)


class Q(P):
    __slots__ = ["z"]


class R(P):
    pass


class S:
    __slots__ = "single"


class T:
    __slots__ = ("a", "__dict__", "__weakref__")


class U:
    __slots__ = {"d": "doc of d"}


class V:
    __slots__ = ("__mangled",)

    def __init__(self):
        self.__mangled = 1


q, r, t = Q(1), R(1), T()
q.z = 3
r.new = 4
t.a = t.other = 1
print(q.z, r.__dict__, t.__dict__, S().__slots__, U.d.__doc__, V()._V__mangled, hasattr(q, "__dict__"))
for body in ("__slots__ = ('x', 'x'); x = 1", "__slots__ = ('1a',)", "__slots__ = (5,)", "__slots__ = 5", "__slots__ = ('x', '__dict__', '__dict__')"):
    try:
        exec(f"class X:\n {body}")
        print("ok")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for bases in ((P, T), (P, Q), (S, P), (int, P)):
    try:
        print(type("M", bases, {}).__name__)
    except TypeError as e:
        print(e)
class I(int): __slots__ = ()
try:
    class J(int): __slots__ = ("a",)
except TypeError as e:
    print(e)
print(I(5) + 1, hasattr(I(5), "__dict__"))

# expect:
# | 1 False False <member 'x' of 'P' objects> member_descriptor ('x', 'y')
# | AttributeError 'P' object has no attribute 'y'
# | AttributeError 'P' object has no attribute 'z'
# | AttributeError 'P' object has no attribute '__dict__'
# | AttributeError y
# | TypeError descriptor 'x' for 'P' objects doesn't apply to a 'int' object
# | TypeError descriptor 'x' for 'P' objects doesn't apply to a 'int' object
# | TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# | False 2
# | 3 {'new': 4} {'other': 1} single None 1 False
# | ValueError 'x' in __slots__ conflicts with class variable
# | TypeError __slots__ must be identifiers
# | TypeError __slots__ items must be strings, not 'int'
# | TypeError 'int' object is not iterable
# | TypeError __dict__ slot disallowed: we already got one
# | multiple bases have instance lay-out conflict
# | Cannot create a consistent method resolution
# | order (MRO) for bases P, Q
# | multiple bases have instance lay-out conflict
# | multiple bases have instance lay-out conflict
# | nonempty __slots__ not supported for subtype of 'int'
# | 6 False
