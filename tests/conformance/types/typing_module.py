import typing
from typing import Any, Callable, ClassVar, Dict, Generic, List, Literal, NamedTuple, Optional, Protocol, Tuple, Type, TypedDict, TypeVar, Union, get_type_hints, runtime_checkable, overload, cast, NewType, Final, Annotated
T = TypeVar("T", bound=int)
print(List[int], Dict[str, Any], Optional[int], Union[int, str, int], Union[int], Tuple[int, ...], Callable[[int], str], Literal["a", 1], ClassVar[int], Type[int], T, Annotated[int, "m"], Final[int])


class Stack(Generic[T]):
    def push(self, x: T) -> None: ...


class P(NamedTuple):
    x: int
    y: str = "d"


class TD(TypedDict, total=False):
    a: int
    b: "str"


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class File:
    def close(self): pass


def f(a: int, b: "List[str]" = None, *c: float) -> Optional[bool]: ...


print(Stack[int], Stack.__parameters__, Stack[int]().__orig_class__, P(1), P(1)._asdict(), TD(a=1), TD.__annotations__, TD.__total__, isinstance(File(), Closes), isinstance(5, Closes), get_type_hints(f), get_type_hints(TD), cast(int, "x"), NewType("UserId", int)(5))
for g in (lambda: List[int](), lambda: Union[()], lambda: Optional[1, 2], lambda: isinstance(1, List[int]), lambda: Closes(), lambda: Literal[1](), lambda: TypeVar("T", int), lambda: Dict[int], lambda: isinstance(1, Optional[int])):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
print(typing.get_origin(List[int]), typing.get_args(Dict[str, int]), typing.TYPE_CHECKING, typing.NoReturn, typing.Self, typing.assert_type(5, int))

# expect:
# | typing.List[int] typing.Dict[str, typing.Any] typing.Optional[int] typing.Union[int, str] <class 'int'> typing.Tuple[int, ...] typing.Callable[[int], str] typing.Literal['a', 1] typing.ClassVar[int] typing.Type[int] ~T typing.Annotated[int, 'm'] typing.Final[int]
# | __main__.Stack[int] (~T,) __main__.Stack[int] P(x=1, y='d') {'x': 1, 'y': 'd'} {'a': 1} {'a': <class 'int'>, 'b': ForwardRef('str', module='__main__')} False True False {'a': <class 'int'>, 'b': typing.List[str], 'c': <class 'float'>, 'return': typing.Optional[bool]} {'a': <class 'int'>, 'b': <class 'str'>} x 5
# | TypeError Type List cannot be instantiated; use list() instead
# | TypeError Cannot take a Union of no types.
# | TypeError typing.Optional requires a single type. Got (1, 2).
# | TypeError Subscripted generics cannot be used with class and instance checks
# | TypeError Protocols cannot be instantiated
# | TypeError Cannot instantiate typing.Literal
# | TypeError A single constraint is not allowed
# | TypeError Too few arguments for typing.Dict; actual 1, expected 2
# | True
# | <class 'list'> (<class 'str'>, <class 'int'>) False typing.NoReturn typing.Self 5
