class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """Doc of x."""
        return self._x

    @x.setter
    def x(self, v):
        print("set", v)
        self._x = v

    @x.deleter
    def x(self):
        print("del")
        del self._x

    @property
    def ro(self):
        return "ro"

    wo = property(None, lambda self, v: print("wo", v))
    bare = property()

    @property
    def fails(self):
        raise AttributeError("inner")


c = C()
c.x = 5
print(c.x, C.x.__doc__, C.x.fget.__name__, C.x.fset is not None, type(C.x), C.x.__get__(c), C.x.__get__(None, C) is C.x)
del c.x
c.wo = 3
c.__dict__["ro"] = "shadow"
print(c.ro)
for f in (lambda: c.x, lambda: setattr(c, "ro", 1), lambda: delattr(c, "ro"), lambda: c.wo, lambda: delattr(c, "wo"), lambda: c.bare, lambda: c.fails, lambda: setattr(c, "bare", 1), lambda: C.x.__set__(c, 9), lambda: property(1, 2, 3, 4, 5), lambda: property(lambda s: 7).__get__(c)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class D(C):
    @C.x.getter
    def x(self):
        return "D.x"

    @property
    def ro(self):
        return super().ro + " sub"


d = D()
d.x = 9
print(d.x, d.ro, d._x, property(doc="d").__doc__, C.x.__isabstractmethod__)
class W(property): pass
print(type(W(lambda s: 1).setter(lambda s, v: 0)).__name__)
C.extra = property(lambda self: "added")
print(c.extra)

# expect:
# | set 5
# | 5 Doc of x. x True <class 'property'> 5 True
# | del
# | wo 3
# | ro
# | AttributeError 'C' object has no attribute '_x'
# | AttributeError property 'ro' of 'C' object has no setter
# | AttributeError property 'ro' of 'C' object has no deleter
# | AttributeError property 'wo' of 'C' object has no getter
# | AttributeError property 'wo' of 'C' object has no deleter
# | AttributeError property 'bare' of 'C' object has no getter
# | AttributeError inner
# | AttributeError property 'bare' of 'C' object has no setter
# | set 9
# | None
# | TypeError property() takes at most 4 arguments (5 given)
# | 7
# | set 9
# | D.x ro sub 9 d False
# | W
# | added
