import types
from collections.abc import Callable
from typing import TypeVar
T = TypeVar("T")
a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, a([1]), type(a), a == list[int], a != list[str], hash(a) == hash(list[int]), isinstance(a, type), dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list["fwd"], list[T][int], dict[T, list[T]][str], list[int].append, a.__name__, a.__mro_entries__(()))
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: int[str], lambda: list[int][str], lambda: a.nope, lambda: a(1, 2, 3), lambda: type("X", (list[int],), {}), lambda: list[int] | None, lambda: [][int], lambda: set[int]([1]), lambda: a | 5, lambda: list[int]()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1]), Callable[[int], str], Callable[..., int].__args__)
u = int | str | None
print(u, type(u), u.__args__, u == (str | None | int), int | int, (int | str) | float, None | int, isinstance(5, u), isinstance(None, u), issubclass(int, u), hash(int | str) == hash(str | int), u != int, list[int] | dict)
for f in (lambda: int | 5, lambda: 5 | int, lambda: isinstance(1, int | list[int]), lambda: u[0], lambda: u(), lambda: int | "x", lambda: types.UnionType(), lambda: isinstance([], int | list[int])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | list[int] <class 'list'> (<class 'int'>,) () [1] <class 'types.GenericAlias'> True True True False dict[str, list[int]] tuple[int, ...] tuple[()] type[int] list['fwd'] list[int] dict[str, list[str]] <method 'append' of 'list' objects> list (<class 'list'>,)
# | TypeError isinstance() argument 2 cannot be a parameterized generic
# | TypeError issubclass() argument 2 cannot be a parameterized generic
# | TypeError type 'int' is not subscriptable
# | TypeError list[int] is not a generic class
# | AttributeError type object 'list' has no attribute 'nope'
# | TypeError list expected at most 1 argument, got 3
# | TypeError type() doesn't support MRO entry resolution; use types.new_class()
# | list[int] | None
# | TypeError list indices must be integers or slices, not type
# | {1}
# | TypeError unsupported operand type(s) for |: 'types.GenericAlias' and 'int'
# | []
# | (<class 'list'>,) (list[int],) [1] collections.abc.Callable[[int], str] (Ellipsis, <class 'int'>)
# | int | str | None <class 'types.UnionType'> (<class 'int'>, <class 'str'>, <class 'NoneType'>) True <class 'int'> int | str | float None | int True True True True True list[int] | dict
# | TypeError unsupported operand type(s) for |: 'type' and 'int'
# | TypeError unsupported operand type(s) for |: 'int' and 'type'
# | True
# | TypeError int | str | None is not a generic class
# | TypeError 'types.UnionType' object is not callable
# | TypeError unsupported operand type(s) for |: 'type' and 'str'
# | TypeError cannot create 'types.UnionType' instances
# | TypeError isinstance() argument 2 cannot be a parameterized generic
