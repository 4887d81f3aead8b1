from dataclasses import asdict, astuple, dataclass, field, fields, replace, FrozenInstanceError, KW_ONLY


@dataclass
class P:
    x: int
    y: int = 5
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "z"


@dataclass
class Sub(P):
    z: float = 1.5
    _: KW_ONLY
    k: int = 3

    def __post_init__(self):
        self.total = self.x + self.y


@dataclass(slots=True)
class S:
    q: int = 1


p = P(1)
p.tags.append("t")
print(p, P(1, 5, ["t"], 9) == p, p != P(2), P(1).tags, asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], P.__match_args__)
f = F(1)
print(f, f < F(2), sorted([F(2, "b"), F(2, "a"), F(1)]), hash(f) == hash(F(1)), {f: 1}[F(1)], Sub(1, 2, k=7), Sub(1).total, S(3), hasattr(S(), "__dict__"))
for g in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: setattr(f, "a", 2), lambda: hash(p), lambda: f < 5, lambda: delattr(f, "a"), lambda: Sub(1, 2, [], 0, 1.0, 5), lambda: setattr(S(), "nope", 1), lambda: p < p):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class Mutable:
        a: list = []
except ValueError as e:
    print(e)

# expect:
# | P(x=1, y=5, tags=['t']) True True [] {'x': 1, 'y': 5, 'tags': ['t'], 'hidden': 0} (1, 5, ['t'], 0) P(x=9, y=5, tags=['t']) ['x', 'y', 'tags', 'hidden'] ('x', 'y', 'tags', 'hidden')
# | F(a=1, b='z') True [F(a=1, b='z'), F(a=2, b='a'), F(a=2, b='b')] True 1 Sub(x=1, y=2, tags=[], z=1.5, k=7) 6 S(q=3) False
# | TypeError P.__init__() missing 1 required positional argument: 'x'
# | TypeError P.__init__() takes from 2 to 5 positional arguments but 6 were given
# | FrozenInstanceError cannot assign to field 'a'
# | TypeError unhashable type: 'P'
# | TypeError '<' not supported between instances of 'F' and 'int'
# | FrozenInstanceError cannot delete field 'a'
# | TypeError Sub.__init__() takes from 2 to 6 positional arguments but 7 were given
# | AttributeError 'S' object has no attribute 'nope'
# | TypeError '<' not supported between instances of 'P' and 'P'
# | non-default argument 'b' follows default argument
# | mutable default <class 'list'> for field a is not allowed: use default_factory
