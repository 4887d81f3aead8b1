# Copying and pickling of graphs, weak references, typing generics, contextvars, operator corner cases.
import abc
import collections.abc
import contextvars
import copy
import gc
import pickle
import types
import weakref
from typing import Any, ClassVar, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar("T")
K = TypeVar("K", bound="Node")


class Node:
    alive = weakref.WeakSet()

    def __init__(self, name, *children):
        self.name, self.children, self.parent = name, list(children), None
        for c in children:
            c.parent = self
        Node.alive.add(self)

    def __reduce_ex__(self, protocol):
        return (Node, (self.name,), {"children": self.children, "parent": self.parent, "protocol": protocol})

    def __repr__(self):
        return f"{self.name}{self.children or ''}"


tree = Node("root", Node("a", Node("b")), Node("c"))
again = pickle.loads(pickle.dumps(tree, 4))
print(again, again.children[0].parent is again, again.protocol, again is not tree)
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
print(shallow.children is tree.children, deep.children[0].parent is deep, deep)


class Money:
    __slots__ = ("amount", "__weakref__")

    def __init__(self, amount):
        self.amount = amount

    def __getstate__(self):
        return {"amount": self.amount, "v": 2}

    def __setstate__(self, state):
        self.amount = state["amount"] * state["v"]

    def __copy__(self):
        return Money(-self.amount)

    def __deepcopy__(self, memo):
        memo["seen"] = True
        return self


m = Money(5)
print(copy.copy(m).amount, copy.deepcopy([m, m])[1] is m, pickle.loads(pickle.dumps(m)).amount)
cycle = [1, {"self": None}, (2,)]
cycle[1]["self"] = cycle
other = copy.deepcopy(cycle)
print(other, other[1]["self"] is other, other[2] is cycle[2], pickle.loads(pickle.dumps(cycle))[1]["self"][0])
for protocol in range(6):
    data = {"a": [1, 2.5, None, True, 2 ** 70, "é", b"x", (1, 2), {3}, frozenset([4]), range(3), complex(1, 2), bytearray(b"z"), Ellipsis, int, len]}
    assert pickle.loads(pickle.dumps(data, protocol)) == data
for bad in (lambda: pickle.dumps(lambda: 0), lambda: pickle.loads(b"junk"), lambda: pickle.dumps(x for x in ()), lambda: pickle.loads(b""), lambda: copy.copy(iter([]).__next__) and pickle.dumps(open)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__)

# Of many, because when a single object dies is the collector's affair.
log = []
targets = [Money(n) for n in range(40)]
refs, proxies = [weakref.ref(t, lambda r: log.append("gone")) for t in targets], [weakref.proxy(t) for t in targets]
values = weakref.WeakValueDictionary(enumerate(targets))
keys = weakref.WeakKeyDictionary()
for t in targets:
    keys[t] = "v"
finalizers = [weakref.finalize(t, log.append, "final") for t in targets]
print(refs[0]() is targets[0], proxies[1].amount, sorted(values)[:3], len(keys), finalizers[2].alive, weakref.getweakrefcount(targets[3]) > 2)
for n in range(40):
    t = targets[n] = None
gc.collect()
for dead in (refs, finalizers):
    print(sum(r() is None if dead is refs else not r.alive for r in dead) > 30)
print(log.count("gone") > 30, log.count("final") > 30, len(values) < 10, len(keys) < 10)
fates = set()
for proxy in proxies:
    try:
        proxy.amount
    except ReferenceError as error:
        fates.add(str(error))
print(fates)


class Box(Generic[T]):
    count: ClassVar[int] = 0
    item: Optional[T]

    def __init__(self, item: T) -> None:
        self.item = item

    def map(self, f: "collections.abc.Callable[[T], K]") -> "Box[K]":
        return Box(f(self.item))


@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Box[int], Box[int](3).map(str).item, get_type_hints(Box), Box.__parameters__, get_args(dict[str, list[int]]), get_origin(Union[int, str]), int | None)
print(isinstance([], Sized), isinstance(3, Sized), Movie(title="x"), Movie.__total__, Literal["a", 1], Optional[int], Union[int, str, int], Any, list[T][int], tuple[int, ...])
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
try:
    Box[int, str]
except TypeError as error:
    print(error)


class Bag(collections.abc.MutableSet):
    def __init__(self, items=()):
        self.d = dict.fromkeys(items)

    __contains__ = lambda self, x: x in self.d
    __iter__ = lambda self: iter(self.d)
    __len__ = lambda self: len(self.d)
    add = lambda self, x: self.d.setdefault(x)
    discard = lambda self, x: self.d.pop(x, None)


b = Bag("hello") | {"z"}
b -= {"l"}
print(sorted(b), type(b & "he").__name__, b == set("heoz"), b.isdisjoint("xy"), b > {"h"}, isinstance(b, collections.abc.Set))
try:
    type("Half", (collections.abc.Mapping,), {"__len__": len})()
except TypeError as error:
    print(error)
var = contextvars.ContextVar("var", default="d")
token = var.set("one")
print(contextvars.copy_context().run(lambda: (var.set("two"), var.get())[1]), var.get(), var.reset(token), var.get())
ns = types.SimpleNamespace(a=1, b=[2])
print(ns, copy.deepcopy(ns) == ns, types.MappingProxyType({"x": 1}), type(types.new_class("New", (Box,), {})).__name__)

# expect:
# | root[a[b], c] True 4 True
# | True True root[a[b], c]
# | -5 True 10
# | [1, {'self': [...]}, (2,)] True True 1
# | AttributeError
# | UnpicklingError
# | TypeError
# | EOFError
# | True 1 [0, 1, 2] 40 True True
# | True
# | True
# | True True True True
# | {'weakly-referenced object no longer exists'}
# | __main__.Box[int] 3 {'count': typing.ClassVar[int], 'item': typing.Optional[~T]} (~T,) (<class 'str'>, list[int]) typing.Union int | None
# | True False {'title': 'x'} False typing.Literal['a', 1] typing.Optional[int] typing.Union[int, str] typing.Any list[int] tuple[int, ...]
# | isinstance() argument 2 cannot be a parameterized generic
# | Too many arguments for <class '__main__.Box'>; actual 2, expected 1
# | ['e', 'h', 'o', 'z'] Bag True True True True
# | Can't instantiate abstract class Half with abstract methods __getitem__, __iter__
# | two one None d
# | namespace(a=1, b=[2]) True {'x': 1} type
