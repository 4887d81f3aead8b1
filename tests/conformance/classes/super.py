class A:
    x = "A.x"

    def f(self):
        return "A.f"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @property
    def p(self):
        return "A.p"


class B(A):
    x = "B.x"

    def f(self):
        return super().f() + " B.f"

    @classmethod
    def c(cls):
        return super().c() + " B.c"

    @property
    def p(self):
        return super().p + " B.p"

    def attr(self):
        return super().x, super(B, self).x, super(B, B).x

    def nested(self):
        def inner():
            return super(B, self).f()
        return inner(), [super(B, self).f() for _ in range(1)], (lambda: super(B, self).x)()

    def comp(self):
        return [super().f() for _ in range(1)]

    def noself():
        return super()

    def deleted(self):
        del self
        return super().f()

    def missing(self):
        return super().zzz

    def setit(self):
        super().x = 5


b = B()
print(b.f(), b.c(), B.c(), b.p, b.attr(), b.nested(), repr(super(B, b)), super(B, b).__thisclass__, super(B, b).__self__ is b, super(B, B).__self_class__)
for f in (b.comp, B.noself, b.deleted, b.missing, b.setit, lambda: super(), lambda: super(A, 5), lambda: super(5, b), lambda: super(B, A()), lambda: super(B).f, lambda: super(1, 2, 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b.x, b.__dict__, super(B).__get__(b, B).f())
class E(B):
    f = 5
print(super(E, E()).f(), E.f)

# expect:
# | A.f B.f A.c B B.c A.c B B.c A.p B.p ('A.x', 'A.x', 'A.x') ('A.f', ['A.f'], 'A.x') <super: <class 'B'>, <B object>> <class '__main__.B'> True <class '__main__.B'>
# | TypeError super(type, obj): obj must be an instance or subtype of type
# | RuntimeError super(): no arguments
# | RuntimeError super(): arg[0] deleted
# | AttributeError 'super' object has no attribute 'zzz'
# | AttributeError 'super' object has no attribute 'x'
# | RuntimeError super(): no arguments
# | TypeError super(type, obj): obj must be an instance or subtype of type
# | TypeError super() argument 1 must be a type, not int
# | TypeError super(type, obj): obj must be an instance or subtype of type
# | AttributeError 'super' object has no attribute 'f'
# | TypeError super() expected at most 2 arguments, got 3
# | B.x {} A.f
# | A.f B.f 5
