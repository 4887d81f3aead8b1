# types.GenericAlias and types.UnionType.
import types
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, type(a), a == list[int], hash(a) == hash(list[int]), a != list[str])
print(dict[str, T], dict[str, T][int], dict[T, U].__parameters__, dict[T, U][int, str], list[T][list[U]][int])
t(lambda: dict[T, U][int])
t(lambda: list[int][str])
print(tuple[()], tuple[int, ...], list["x"], list[None], dict[str, list[int]])
print(a(), a([1]), list[int]((1, 2)), a.append, a.__class__, isinstance([], list))
t(lambda: isinstance([], list[int]))
t(lambda: issubclass(list, list[int]))


class L(list[int]):
    pass


print(L.__bases__, L.__orig_bases__, L.__mro__)
print(list(tuple[int]), [*tuple[int, str]][0] == next(iter(tuple[int, str])))
print(types.GenericAlias(int, (str,)), a.__mro_entries__(()), dir(a) == sorted(set(dir(list)) | set(dir(a))))
u = int | str
print(u, type(u), u.__args__, u == (str | int), hash(u) == hash(str | int), int | None, None | int, int | str | int)
print(isinstance(1, u), isinstance(1.5, u), issubclass(bool, u), isinstance(None, int | None), list[int] | dict[str, int])
t(lambda: isinstance(1, int | list[int]))
t(lambda: isinstance([], list[int] | int))
t(lambda: int | 1)
t(lambda: 1 | int)
t(lambda: None | None)
t(lambda: u[int])
print((list[T] | T)[int], (list[T] | T).__parameters__, (int | str) | (str | float))
t(lambda: u())
print(int | T, type(int | T).__name__)
match 5:
    case int() | str():
        print("matched")
t(lambda: type[int])
t(lambda: int[str])

# expect:
# | list[int] <class 'list'> (<class 'int'>,) () <class 'types.GenericAlias'> True True True
# | dict[str, ~T] dict[str, int] (~T, ~U) dict[int, str] list[list[int]]
# | TypeError Too few arguments for dict[~T, ~U]; actual 1, expected 2
# | TypeError list[int] is not a generic class
# | tuple[()] tuple[int, ...] list['x'] list[None] dict[str, list[int]]
# | [] [1] [1, 2] <method 'append' of 'list' objects> <class 'types.GenericAlias'> True
# | TypeError isinstance() argument 2 cannot be a parameterized generic
# | TypeError issubclass() argument 2 cannot be a parameterized generic
# | (<class 'list'>,) (list[int],) (<class '__main__.L'>, <class 'list'>, <class 'object'>)
# | [*tuple[int]] True
# | int[str] (<class 'list'>,) True
# | int | str <class 'types.UnionType'> (<class 'int'>, <class 'str'>) True True int | None None | int int | str
# | True False True True list[int] | dict[str, int]
# | True
# | TypeError isinstance() argument 2 cannot be a parameterized generic
# | TypeError unsupported operand type(s) for |: 'type' and 'int'
# | TypeError unsupported operand type(s) for |: 'int' and 'type'
# | TypeError unsupported operand type(s) for |: 'NoneType' and 'NoneType'
# | TypeError int | str is not a generic class
# | typing.Union[list[int], int] (~T,) int | str | float
# | TypeError 'types.UnionType' object is not callable
# | typing.Union[int, ~T] _UnionGenericAlias
# | matched
# | type[int]
# | TypeError type 'int' is not subscriptable
