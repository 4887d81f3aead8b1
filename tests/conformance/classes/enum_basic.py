from enum import Enum, Flag, IntEnum, IntFlag, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1

    def describe(self):
        return self.name.lower()


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Num(IntEnum):
    ONE = 1
    TWO = 2


print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.ALIAS is Color.RED, Color.RED.name, Color.RED.value, list(Color), len(Color), Color.RED.describe(), Color.RED == 1, Color.RED in Color, Color.__members__.keys(), hash(Color.RED) == hash(Color.RED), type(Color.RED))
print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, Perm(0), ~Perm.R, bool(Perm.R & Perm.W), Perm.RW.value, list(Perm.RW), Perm(7))
print(Num.ONE + 1, Num.TWO > 1, Num(1), repr(Num.TWO), f"{Num.ONE}", "%d" % Num.TWO, sorted([Num.TWO, Num.ONE]), [10, 20, 30][Num.ONE], isinstance(Num.ONE, int), str(Num.TWO), Num.ONE == 1)
for f in (lambda: Color(9), lambda: Color["NOPE"], lambda: Color.NOPE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: type("X", (Color,), {}), lambda: Perm(99), lambda: delattr(Color, "RED"), lambda: Color()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value)

# expect:
# | Color.RED <Color.RED: 1> Color.GREEN Color.GREEN True RED 1 [<Color.RED: 1>, <Color.GREEN: 2>] 2 red False True dict_keys(['RED', 'GREEN', 'ALIAS']) True <enum 'Color'>
# | Perm.R|X Perm.RW True Perm(0) Perm.W|X False 3 [<Perm.R: 1>, <Perm.W: 2>] Perm.R|W|X
# | 2 True 1 <Num.TWO: 2> 1 2 [<Num.ONE: 1>, <Num.TWO: 2>] 20 True 2 True
# | ValueError 9 is not a valid Color
# | KeyError 'NOPE'
# | AttributeError NOPE
# | AttributeError cannot reassign member 'RED'
# | TypeError '<' not supported between instances of 'Color' and 'Color'
# | AttributeError 'dict' object has no attribute '_member_names'
# | Perm.RW
# | AttributeError 'Color' cannot delete member 'RED'.
# | TypeError EnumType.__call__() missing 1 required positional argument: 'value'
# | [<Animal.CAT: 1>, <Animal.DOG: 2>] 1
