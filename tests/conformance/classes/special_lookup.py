# Implicit special method calls look at the type, not at the instance.
class C:
    pass


c = C()
c.__len__ = lambda: 5
c.__iter__ = lambda: iter([1])
c.__call__ = lambda: "called"
c.__add__ = lambda o: "added"
c.__getitem__ = lambda k: k
c.__str__ = lambda: "instance str"
c.__bool__ = lambda: False
c.__eq__ = lambda o: True
c.__hash__ = lambda: 1
c.__enter__ = lambda: 1
for f in (lambda: len(c), lambda: iter(c), lambda: c(), lambda: c + 1, lambda: c[0], lambda: str(c) == "instance str", lambda: bool(c), lambda: c == 5, lambda: hash(c) == 1):
    try:
        print(f())
    except TypeError as e:
        print(e)
C.__len__ = lambda self: 7
C.__call__ = lambda self, *a: ("class call", a)
C.__getitem__ = lambda self, k: k * 2
C.__str__ = lambda self: "class str"
print(len(c), c(1), c[4], str(c), bool(c))
del C.__len__
try:
    len(c)
except TypeError as e:
    print(e)
print(bool(c))


class D(C):
    __len__ = None
    __iter__ = None
    __hash__ = None
    __add__ = None
    __contains__ = None
    __getitem__ = None


d = D()
for f in (lambda: len(d), lambda: iter(d), lambda: hash(d), lambda: d + 1, lambda: 1 in d, lambda: d[0], lambda: list(d), lambda: 1 + d, lambda: [*d]):
    try:
        print(f())
    except TypeError as e:
        print(e)


class S:
    __str__ = staticmethod(lambda: "static")
    __len__ = staticmethod(lambda: 3)
    __getitem__ = classmethod(lambda cls, k: (cls.__name__, k))
    @property
    def __call__(self):
        return lambda: "property call"


print(str(S()), len(S()), S()[1], S()())

# expect:
# | object of type 'C' has no len()
# | 'C' object is not iterable
# | 'C' object is not callable
# | unsupported operand type(s) for +: 'C' and 'int'
# | 'C' object is not subscriptable
# | False
# | True
# | False
# | False
# | 7 ('class call', (1,)) 8 class str True
# | object of type 'C' has no len()
# | True
# | 'NoneType' object is not callable
# | 'D' object is not iterable
# | unhashable type: 'D'
# | 'NoneType' object is not callable
# | 'D' object is not a container
# | 'NoneType' object is not callable
# | 'D' object is not iterable
# | unsupported operand type(s) for +: 'int' and 'D'
# | 'D' object is not iterable
# | static 3 ('S', 1) property call
