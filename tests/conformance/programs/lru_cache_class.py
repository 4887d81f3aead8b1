# An LRU cache by hand beside functools.lru_cache and OrderedDict.
from collections import OrderedDict
from functools import lru_cache, wraps


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRU:
    def __init__(self, capacity):
        self.capacity, self.table, self.ring = capacity, {}, Node()
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _push(self, node):
        last = self.ring.before
        last.after = self.ring.before = node
        node.before, node.after = last, self.ring

    def __getitem__(self, key):
        try:
            node = self.table[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.table:
            self._unlink(self.table[key])
        elif len(self.table) >= self.capacity:
            oldest = self.ring.after
            self._unlink(oldest)
            del self.table[oldest.key]
        self.table[key] = node = Node(key, value)
        self._push(node)

    def __iter__(self):
        node = self.ring.after
        while node is not self.ring:
            yield node.key, node.value
            node = node.after

    def __repr__(self):
        return f"{type(self).__name__}({dict(self)})"


def cached(capacity):
    def decorate(f):
        store = f.store = LRU(capacity)

        @wraps(f)
        def wrapper(*args):
            try:
                return store[args]
            except KeyError:
                store[args] = result = f(*args)
                return result
        return wrapper
    return decorate


@cached(3)
def square(x):
    """x * x"""
    return x * x


print([square(n) for n in (1, 2, 3, 1, 4, 2, 1, 1, 5)])
print(square.store, square.store.hits, square.store.misses, square.__doc__, square.__name__)


@lru_cache(maxsize=2)
def cube(x, *, scale=1):
    return x ** 3 * scale


print([cube(n % 3, scale=n % 2) for n in range(12)], cube.cache_info(), cube.cache_parameters())
cube.cache_clear()
print(cube.cache_info())
order = OrderedDict.fromkeys("hello world")
order.move_to_end("h")
order.move_to_end("d", last=False)
print("".join(order), order.popitem(last=False), list(reversed(order))[:3])
big = LRU(100)
for i in range(5000):
    big[i * 7 % 150] = i
print(sum(v for _, v in big), len(big.table), next(iter(big)))

# expect:
# | [1, 4, 9, 1, 16, 4, 1, 1, 25]
# | LRU({(2,): 4, (1,): 1, (5,): 25}) 3 6 x * x square
# | [0, 1, 0, 0, 0, 8, 0, 1, 0, 0, 0, 8] CacheInfo(hits=0, misses=12, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False}
# | CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
# | delo wrh ('d', None) ['h', 'r', 'w']
# | 494950 100 (100, 4900)
