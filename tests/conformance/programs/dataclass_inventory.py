# dataclasses with enums, ordering, defaults, replace, slots, post_init, and a report.
import json
from collections import Counter, defaultdict
from dataclasses import KW_ONLY, asdict, astuple, dataclass, field, fields, replace, FrozenInstanceError
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Kind(StrEnum):
    TOOL = auto()
    FOOD = auto()
    TOY = "toy!"


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10

    @property
    def stars(self):
        return "*" * self


class Care(Flag):
    NONE = 0
    COLD = auto()
    DRY = auto()
    DARK = auto()
    CELLAR = COLD | DARK


@dataclass(order=True, slots=True)
class Item:
    sort_key: tuple = field(init=False, repr=False)
    name: str
    price: float
    kind: Kind = Kind.TOOL
    tags: list[str] = field(default_factory=list, compare=False)
    _: KW_ONLY
    level: Level = Level.LOW
    care: Care = Care.NONE

    def __post_init__(self):
        if self.price < 0:
            raise ValueError(f"{self.name}: negative price {self.price}")
        self.sort_key = (-self.price, self.name)


@dataclass(frozen=True)
class Point:
    x: int = 0
    y: int = 0

    def __add__(self, o):
        return Point(self.x + o.x, self.y + o.y)


items = [Item("saw", 12.5, tags=["iron"], level=Level.MID), Item("apple", .25, Kind.FOOD, care=Care.CELLAR),
         Item("bear", 30, Kind.TOY, ["soft", "brown"], level=Level.HIGH), Item("axe", 12.5)]
for item in sorted(items):
    print(item, item.level.stars, f"{item.kind:>6}|{item.level:>3}|{item.care}")
by_kind = defaultdict(list)
for item in items:
    by_kind[item.kind].append(item.name)
print(dict(by_kind), Counter(t for i in items for t in i.tags))
print(json.dumps([asdict(i) | {"care": i.care.value} for i in items], default=str)[:150])
print(astuple(Point(1, 2)), replace(items[0], name="file").sort_key, [f.name for f in fields(Item)], Item.__match_args__)
p = Point(3)
print(p + Point(1, 1), {p: 1}[Point(3, 0)], p == (3, 0), hash(p) == hash(Point(3, 0)))
for attempt in (lambda: setattr(p, "x", 9), lambda: Item("bad", -1), lambda: Item(), lambda: setattr(items[0], "colour", 1),
                lambda: Kind("nothing"), lambda: Item("a", 1, Kind.TOY, [], Level.LOW), lambda: p < Point(1), lambda: Level["TOP"]):
    try:
        attempt()
    except (FrozenInstanceError, ValueError, TypeError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
print(list(Kind), Kind.TOOL == "tool", Care.COLD in Care.CELLAR, ~Care.COLD, Care.DRY | Care.DARK, Care(5), list(Care.CELLAR), Level(5) + 1)
print(repr(Level.MID), str(Level.MID), Kind.__members__, [c.name for c in Care])
match items[2]:
    case Item(name=n, kind=Kind.TOY, tags=[first, *_], level=Level.HIGH | Level.MID as level):
        print("matched", n, first, level.name)

# expect:
# | Item(name='bear', price=30, kind=<Kind.TOY: 'toy!'>, tags=['soft', 'brown'], level=<Level.HIGH: 10>, care=<Care.NONE: 0>) **********   toy!| 10|Care.NONE
# | Item(name='axe', price=12.5, kind=<Kind.TOOL: 'tool'>, tags=[], level=<Level.LOW: 1>, care=<Care.NONE: 0>) *   tool|  1|Care.NONE
# | Item(name='saw', price=12.5, kind=<Kind.TOOL: 'tool'>, tags=['iron'], level=<Level.MID: 5>, care=<Care.NONE: 0>) *****   tool|  5|Care.NONE
# | Item(name='apple', price=0.25, kind=<Kind.FOOD: 'food'>, tags=[], level=<Level.LOW: 1>, care=<Care.CELLAR: 5>) *   food|  1|Care.CELLAR
# | {<Kind.TOOL: 'tool'>: ['saw', 'axe'], <Kind.FOOD: 'food'>: ['apple'], <Kind.TOY: 'toy!'>: ['bear']} Counter({'iron': 1, 'soft': 1, 'brown': 1})
# | [{"sort_key": [-12.5, "saw"], "name": "saw", "price": 12.5, "kind": "tool", "tags": ["iron"], "level": 5, "care": 0}, {"sort_key": [-0.25, "apple"], "
# | (1, 2) (-12.5, 'file') ['sort_key', 'name', 'price', 'kind', 'tags', 'level', 'care'] ('name', 'price', 'kind', 'tags')
# | Point(x=4, y=1) 1 False True
# | FrozenInstanceError cannot assign to field 'x'
# | ValueError bad: negative price -1
# | TypeError Item.__init__() missing 2 required positional arguments: 'name' and 'price'
# | AttributeError 'Item' object has no attribute 'colour'
# | ValueError 'nothing' is not a valid Kind
# | TypeError Item.__init__() takes from 3 to 5 positional arguments but 6 were given
# | TypeError '<' not supported between instances of 'Point' and 'Point'
# | KeyError 'TOP'
# | [<Kind.TOOL: 'tool'>, <Kind.FOOD: 'food'>, <Kind.TOY: 'toy!'>] True True Care.DRY|DARK Care.DRY|DARK Care.CELLAR [<Care.COLD: 1>, <Care.DARK: 4>] 6
# | <Level.MID: 5> 5 {'TOOL': <Kind.TOOL: 'tool'>, 'FOOD': <Kind.FOOD: 'food'>, 'TOY': <Kind.TOY: 'toy!'>} ['COLD', 'DRY', 'DARK']
# | matched bear soft HIGH
