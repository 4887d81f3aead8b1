class A:
    def __eq__(self, o):
        return True


class B(A):
    __hash__ = object.__hash__


class C:
    def __hash__(self):
        return -1


class D:
    def __hash__(self):
        return 2**61 - 1 + 5


class E:
    def __hash__(self):
        return True


class F(C):
    def __eq__(self, o):
        return self is o


print(A.__hash__, isinstance(hash(B()), int), hash(C()), hash(D()), hash(E()), F.__hash__)
for c in (A, F):
    try:
        hash(c())
    except TypeError as e:
        print(e)


class G:
    def __init__(self, k):
        self.k = k

    def __eq__(self, o):
        if not isinstance(o, G):
            return NotImplemented
        return self.k == o.k

    def __hash__(self):
        return hash(self.k)


print(len({G(1), G(1), G(2)}), G(1) == G(1), G(1) != G(2), G(1) == 1, {G("a"): 1}[G("a")], G(1) in [G(1)], [G(2), G(3)].index(G(3)), G(1) in {G(1): 0}, (G(1), 2) == (G(1), 2))


class Ne:
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"


print(Ne() == 1, Ne() != 1, 1 == Ne(), 1 != Ne(), not (Ne() == 1), [Ne()] == [1], [1] == [Ne()])
import functools


@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v


print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), max(T(3), T(9)).v)

# expect:
# | None True -2 2305843009213693956 1 None
# | unhashable type: 'A'
# | unhashable type: 'F'
# | 2 True True False 1 True 1 True True
# | eq ne eq ne False True True
# | True True False 9
