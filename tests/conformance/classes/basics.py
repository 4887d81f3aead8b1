def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    """Doc of A."""
    x = 1

    def __init__(self, v=0):
        self.v = v

    def m(self):
        return self.v

    @classmethod
    def c(cls, n):
        return cls, n

    @staticmethod
    def s(n):
        return n


a = A(5)
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__mro__, A.__dict__["x"], type(A.__dict__), a.__class__, a.__dict__, a.m(), A.m(a), a.c(1)[1], A.c(2)[0] is A, a.s(3), A.s(4))
a.x = 10
print(a.x, A.x, A().x)
A.x = 20
del a.x
print(a.x, vars(a), repr(a).split(" at ")[0], str(A), repr(A.m).split(" at")[0], repr(a.m).split(" at")[0], a.m == a.m, a.m is a.m, a.m.__self__ is a, a.m.__func__ is A.m, a.m.__name__)
for f in (lambda: a.nope, lambda: A.nope, lambda: A(1, 2), lambda: a(), lambda: a.m(1), lambda: A.m(), lambda: a + 1, lambda: a < a, lambda: a[0], lambda: len(a), lambda: iter(a), lambda: -a, lambda: int(a), lambda: "%d" % a, lambda: next(a), lambda: hash(a) == hash(a), lambda: a == a, lambda: a != A(5), lambda: 1 in a, lambda: A.__dict__.__setitem__("q", 1), lambda: delattr(a, "zzz"), lambda: a @ 1, lambda: [].__class__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | A A __main__ Doc of A. (<class 'object'>,) (<class '__main__.A'>, <class 'object'>) 1 <class 'mappingproxy'> <class '__main__.A'> {'v': 5} 5 5 1 True 3 4
# | 10 1 1
# | 20 {'v': 5} <__main__.A object <class '__main__.A'> <function A.m <bound method A.m of <__main__.A object True False True True m
# | AttributeError 'A' object has no attribute 'nope'
# | AttributeError type object 'A' has no attribute 'nope'
# | TypeError A.__init__() takes from 1 to 2 positional arguments but 3 were given
# | TypeError 'A' object is not callable
# | TypeError A.m() takes 1 positional argument but 2 were given
# | TypeError A.m() missing 1 required positional argument: 'self'
# | TypeError unsupported operand type(s) for +: 'A' and 'int'
# | TypeError '<' not supported between instances of 'A' and 'A'
# | TypeError 'A' object is not subscriptable
# | TypeError object of type 'A' has no len()
# | TypeError 'A' object is not iterable
# | TypeError bad operand type for unary -: 'A'
# | TypeError int() argument must be a string, a bytes-like object or a real number, not 'A'
# | TypeError %d format: a real number is required, not A
# | TypeError 'A' object is not an iterator
# | True
# | True
# | True
# | TypeError argument of type 'A' is not iterable
# | AttributeError 'mappingproxy' object has no attribute '__setitem__'
# | AttributeError 'A' object has no attribute 'zzz'
# | TypeError unsupported operand type(s) for @: 'A' and 'int'
# | <class 'list'>
