from __future__ import annotations
from __future__ import division, generator_stop
import __future__


def f(a: undefined, b: list[int] = None) -> x.y.z: pass


class C:
    attr: Also[Undefined]


x: (1 +
    2) = 5
print(f.__annotations__, C.__annotations__, __annotations__, annotations, __future__.annotations.compiler_flag == annotations.compiler_flag)

# expect:
# | {'a': 'undefined', 'b': 'list[int]', 'return': 'x.y.z'} {'attr': 'Also[Undefined]'} {'x': '1 + 2'} _Feature((3, 7, 0, 'beta', 1), None, 16777216) True
