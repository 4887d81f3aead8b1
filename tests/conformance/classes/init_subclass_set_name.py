class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append(cls.__name__)


class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else f"value of {self.name}"


class A(Base, tag="a"):
    f = Field()
    g = h = Field()


class B(A):
    pass


print(Base.registry, A.tag, B.tag, A().f, A().g, A.__dict__["h"].name)
try:
    class C(Base, bad=1):
        pass
except TypeError as e:
    print(e)
try:
    class D(bad=1):
        pass
except TypeError as e:
    print(e)


class BadField:
    def __set_name__(self, owner, name):
        1 / 0


try:
    class E:
        x = BadField()
except Exception as e:
    print(type(e).__name__, e, repr(e.__cause__))
A.late = Field()
try:
    A().late
except AttributeError as e:
    print(e)


class G:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(G[int], G[1, 2])
try:
    A[1]
except TypeError as e:
    print(e)
try:
    A()[1]
except TypeError as e:
    print(e)

# expect:
# | set_name A f
# | set_name A g
# | set_name A h
# | ['A', 'B'] a None value of f value of h h
# | C.__init_subclass__() takes no keyword arguments
# | D.__init_subclass__() takes no keyword arguments
# | RuntimeError Error calling __set_name__ on 'BadField' instance 'x' in 'E' ZeroDivisionError('division by zero')
# | 'Field' object has no attribute 'name'
# | G[<class 'int'>] G[(1, 2)]
# | type 'A' is not subscriptable
# | 'A' object is not subscriptable
