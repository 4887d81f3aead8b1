class A:
    def who(self):
        return "A"

    def call(self):
        return self.who()


class B(A):
    def who(self):
        return "B<" + super().who() + ">"


class C(A):
    def who(self):
        return "C<" + super().who() + ">"


class D(B, C):
    def who(self):
        return "D<" + super().who() + ">"


print(D().call(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__), D.__base__.__name__, [c.__name__ for c in A.__subclasses__()], issubclass(D, A), isinstance(D(), C))
for bases in ((A, B), (B, A), (B, C, A), (A, D), (D, D)):
    try:
        print([c.__name__ for c in type("X", bases, {}).__mro__])
    except TypeError as e:
        print(e)


class P:
    def __init__(self, *a):
        print("P", a)
        super().__init__(*a)


class Q(P):
    def __init__(self, *a):
        print("Q", a)
        super(Q, self).__init__(*a[1:])


Q(1)
try:
    Q(1, 2)
except TypeError as e:
    print(e)
A.late = lambda self: "late " + self.who()
print(D().late())
C.__bases__ = (P,)
print([c.__name__ for c in D.__mro__])
try:
    C.__bases__ = (D,)
except TypeError as e:
    print(e)
for bad in (5, (), (int,), (5,)):
    try:
        C.__bases__ = bad
    except TypeError as e:
        print(e)
d = D()
d.__class__ = B
print(d.who(), type(d).__name__)
for bad in (int, 5, list):
    try:
        d.__class__ = bad
    except TypeError as e:
        print(e)

# expect:
# | D<B<C<A>>> ['D', 'B', 'C', 'A', 'object'] True B ['B', 'C'] True True
# | Cannot create a consistent method resolution
# | order (MRO) for bases A, B
# | ['X', 'B', 'A', 'object']
# | ['X', 'B', 'C', 'A', 'object']
# | Cannot create a consistent method resolution
# | order (MRO) for bases A, D
# | duplicate base class D
# | Q (1,)
# | P ()
# | Q (1, 2)
# | P (2,)
# | object.__init__() takes exactly one argument (the instance to initialize)
# | late D<B<C<A>>>
# | ['D', 'B', 'A', 'C', 'P', 'object']
# | a __bases__ item causes an inheritance cycle
# | can only assign tuple to C.__bases__, not int
# | can only assign non-empty tuple to C.__bases__, not ()
# | __bases__ assignment: 'int' deallocator differs from 'P'
# | C.__bases__ must be tuple of classes, not 'int'
# | P ()
# | B<A> B
# | __class__ assignment only supported for mutable types or ModuleType subclasses
# | __class__ must be set to a class, not 'int' object
# | __class__ assignment only supported for mutable types or ModuleType subclasses
