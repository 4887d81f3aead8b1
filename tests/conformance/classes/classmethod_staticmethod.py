class A:
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
    @classmethod
    @property
    def cp(cls): return "class property " + cls.__name__
    wrapped = classmethod(lambda cls: cls)


class B(A): pass


print(A.c(1), A().c(2), B.c(), B().c(3), A.s(1), B().s(2), A.cp, B().cp, B.wrapped is B)
print(A.__dict__["c"].__func__.__name__, A.__dict__["s"].__func__.__name__, A.__dict__["c"].__wrapped__.__name__, A.c.__self__ is A, B.c.__func__ is A.c.__func__, A.__dict__["s"].__get__(None, A)(5), A.__dict__["c"].__get__(None, B)()[0], staticmethod(len)("abc"), A.__dict__["s"].__name__)
for f in (lambda: classmethod(5).__get__(1, int), lambda: classmethod(lambda c: c)(), lambda: staticmethod(), lambda: classmethod(), lambda: classmethod(1, 2), lambda: classmethod(5).__get__(1, int)()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | ('A', (1,)) ('A', (2,)) ('B', ()) ('B', (3,)) (1,) (2,) class property A class property B False
# | c s c True True (5,) B 3 s
# | <bound method ? of <class 'int'>>
# | TypeError 'classmethod' object is not callable
# | TypeError staticmethod expected 1 argument, got 0
# | TypeError classmethod expected 1 argument, got 0
# | TypeError classmethod expected 1 argument, got 2
# | TypeError 'int' object is not callable
