# Metaclass registry, descriptors that validate, __init_subclass__, __set_name__, decorators with arguments.
import functools
import inspect


class Registry(type):
    classes = {}

    def __new__(mcls, name, bases, namespace, *, tag=None, **kw):
        cls = super().__new__(mcls, name, bases, namespace, **kw)
        if tag:
            mcls.classes[tag] = cls
        cls.tag = tag or name.lower()
        return cls

    def __iter__(cls):
        return iter(sorted(cls.classes))

    def __len__(cls):
        return len(cls.classes)

    def __contains__(cls, tag):
        return tag in cls.classes

    def __call__(cls, *args, **kw):
        instance = super().__call__(*args, **kw)
        cls.made = getattr(cls, "made", 0) + 1
        return instance


class Typed:
    def __init__(self, kind, *, check=lambda v: True, default=None):
        self.kind, self.check, self.default = kind, check, default

    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name} wants {self.kind.__name__}, not {type(value).__name__}")
        if not self.check(value):
            raise ValueError(f"{self.name}={value!r} is out of range")
        setattr(obj, self.slot, value)

    def __delete__(self, obj):
        raise AttributeError(f"cannot delete {self.name}")


class Shape(metaclass=Registry):
    colour = Typed(str, default="black")
    hooks = []

    def __init_subclass__(cls, sides=0, **kw):
        super().__init_subclass__(**kw)
        cls.sides = sides
        Shape.hooks.append(cls.__name__)

    def area(self):
        raise NotImplementedError(type(self).__qualname__)

    def __lt__(self, other):
        return self.area() < other.area()


def logged(level, *, calls=[]):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kw):
            bound = inspect.signature(f).bind(*args, **kw)
            bound.apply_defaults()
            calls.append(f"{level}:{f.__name__}({', '.join(f'{k}={v}' for k, v in list(bound.arguments.items())[1:])})")
            return f(*args, **kw)
        wrapper.calls = calls
        return wrapper
    return decorate


class Rectangle(Shape, tag="rect", sides=4):
    width = Typed(int, check=lambda v: 0 < v < 100, default=1)
    height = Typed(int, check=lambda v: 0 < v < 100, default=1)

    def __init__(self, width, height=2):
        self.width, self.height = width, height

    @logged("info")
    def area(self, scale=1):
        return self.width * self.height * scale

    @logged("debug")
    def grow(self, by=1, *, both=False):
        self.width += by
        if both:
            self.height += by
        return self


class Square(Rectangle, tag="square", sides=4):
    def __init__(self, side):
        super().__init__(side, side)


class Blob(Shape):
    pass


print(list(Shape), len(Shape), "rect" in Shape, "oval" in Shape, Shape.hooks, Blob.tag, Square.sides, type(Square).__name__)
shapes = [Registry.classes[tag](5) for tag in Shape for _ in range(2)]
print([s.area() for s in sorted(shapes)], Rectangle.made, Square.made, min(shapes).tag)
print(shapes[0].grow(3).grow(both=True, by=2).area(scale=2), Rectangle.area.calls[-4:])
for attempt in (lambda: Rectangle("x"), lambda: Rectangle(500), lambda: Blob().area(), lambda: setattr(Square(2), "colour", 3),
                lambda: delattr(Square(2), "width"), lambda: Rectangle(1, 2, 3), lambda: Shape.colour.kind, lambda: Square(3).colour):
    try:
        print("value", attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(Square.__mro__, inspect.signature(Rectangle.grow), Rectangle.grow.__wrapped__.__qualname__)

# expect:
# | ['rect', 'square'] 2 True False ['Rectangle', 'Square', 'Blob'] blob 4 Registry
# | [10, 10, 25, 25] 2 4 rect
# | 80 ['info:area(scale=1)', 'debug:grow(by=3, both=False)', 'debug:grow(by=2, both=True)', 'info:area(scale=2)']
# | TypeError Rectangle.width wants int, not str
# | ValueError width=500 is out of range
# | NotImplementedError Blob
# | TypeError Square.colour wants str, not int
# | AttributeError cannot delete width
# | TypeError Rectangle.__init__() takes from 2 to 3 positional arguments but 4 were given
# | value <class 'str'>
# | value black
# | (<class '__main__.Square'>, <class '__main__.Rectangle'>, <class '__main__.Shape'>, <class 'object'>) (self, by=1, *, both=False) Rectangle.grow
