from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        return "base"

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def concrete(self):
        return "concrete"


class Square(Shape):
    def area(self):
        return super().area() + " square"

    name = "sq"

    @classmethod
    def make(cls):
        return cls()


class Partial(Shape):
    def area(self):
        return 1


print(Square.make().area(), Square().name, Square().concrete(), sorted(Partial.__abstractmethods__))
for c in (Shape, Partial):
    try:
        c()
    except TypeError as e:
        print(e)


@Shape.register
class Foreign:
    pass


print(issubclass(Foreign, Shape), isinstance(Foreign(), Shape), Shape in Foreign.__mro__)


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if any("__len__" in b.__dict__ for b in c.__mro__):
            return True
        return NotImplemented


print(issubclass(list, Sized), isinstance({}, Sized), issubclass(int, Sized), isinstance("", Sized))
import collections.abc as ca
print(isinstance([], ca.Sequence), isinstance({}, ca.Mapping), isinstance((x for x in []), ca.Generator), isinstance(len, ca.Callable), isinstance(5, ca.Hashable), isinstance([], ca.Hashable), issubclass(dict, ca.MutableMapping), isinstance(range(3), ca.Sequence), isinstance(iter([]), ca.Iterator), isinstance("", ca.Container))
class One(ABC):
    @abstractmethod
    def only(self): ...
try:
    One()
except TypeError as e:
    print(e)

# expect:
# | base square sq concrete ['make', 'name']
# | Can't instantiate abstract class Shape with abstract methods area, make, name
# | Can't instantiate abstract class Partial with abstract methods make, name
# | True True False
# | True True False True
# | True True True True True False True True True True
# | Can't instantiate abstract class One with abstract method only
