class Data:
    def __get__(self, obj, owner):
        print("get", obj is not None, owner.__name__)
        return "data"

    def __set__(self, obj, value):
        print("set", value)

    def __delete__(self, obj):
        print("delete")


class NonData:
    def __get__(self, obj, owner=None):
        return ("nondata", obj is None)


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["so"] = value * 2


class C:
    d = Data()
    n = NonData()
    so = SetOnly()

    def meth(self):
        pass


c = C()
c.__dict__["d"] = c.__dict__["n"] = "instance"
print(c.d, C.d, c.n, C.n)
c.d = 5
del c.d
c.so = 4
print(c.so, type(C.so).__name__)
c.meth = "shadow"
print(c.meth, c.__dict__["d"])
print(C.meth.__get__(c)() if False else C.meth.__get__(c).__self__ is c, C.meth.__get__(None, C) is C.meth, (lambda self: self).__get__(5)(), len.__get__ if hasattr(len, "__get__") else "no __get__")
for f in (lambda: delattr(c, "so"), lambda: C.__dict__["meth"].__get__(), lambda: setattr(c, "n", 3), lambda: c.n):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Fallback:
    @property
    def p(self):
        raise AttributeError("from property")

    def __getattr__(self, name):
        return "getattr " + name


print(Fallback().p, Fallback().q)


class Meta(type):
    d = Data()
    n = NonData()


class K(metaclass=Meta):
    d = "class d"
    n = "class n"


print(K.d, K.n)
K.d = 1


class GetAttribute:
    x = 1

    def __getattribute__(self, name):
        if name == "x":
            return "intercepted"
        if name == "boom":
            raise AttributeError("boom")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name


print(GetAttribute().x, GetAttribute().boom, GetAttribute().none, GetAttribute.x)

# expect:
# | get True C
# | get False C
# | data data instance ('nondata', True)
# | set 5
# | delete
# | 8 SetOnly
# | shadow instance
# | True True 5 no __get__
# | AttributeError __delete__
# | TypeError  expected at least 1 argument, got 0
# | None
# | 3
# | getattr p getattr q
# | get True Meta
# | data class n
# | set 1
# | intercepted fallback boom fallback none 1
