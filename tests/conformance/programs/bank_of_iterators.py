# The iterator and context protocols written out by hand: windows, peeking, tees, trees, lazy files, reverse, sentinel.
import contextlib
import io
from collections.abc import Iterator, Sequence


class Peek(Iterator):
    _none = object()

    def __init__(self, items):
        self._it, self._next = iter(items), self._none

    def peek(self, default=None):
        if self._next is self._none:
            self._next = next(self._it, self._none)
        return default if self._next is self._none else self._next

    def __next__(self):
        if self._next is not self._none:
            value, self._next = self._next, self._none
            return value
        return next(self._it)

    def __bool__(self):
        return self.peek(self._none) is not self._none


def runs(items):
    peek = Peek(items)
    while peek:
        head, n = next(peek), 1
        while peek.peek() == head:
            n += bool(next(peek)) or 1
        yield head, n


class Tree:
    def __init__(self, items=()):
        self.root, self.size = None, 0
        for x in items:
            self.add(x)

    def add(self, x):
        if self.root is None:
            self.root = [x, None, None]
        else:
            node = self.root
            while True:
                side = 1 + (x > node[0])
                if x == node[0]:
                    return
                if node[side] is None:
                    node[side] = [x, None, None]
                    break
                node = node[side]
        self.size += 1

    def _walk(self, node, a=1, b=2):
        if node:
            yield from self._walk(node[a], a, b)
            yield node[0]
            yield from self._walk(node[b], a, b)

    def __iter__(self):
        return self._walk(self.root)

    def __reversed__(self):
        return self._walk(self.root, 2, 1)

    def __len__(self):
        return self.size

    def __contains__(self, x):
        node = self.root
        while node and node[0] != x:
            node = node[1 + (x > node[0])]
        return node is not None


class Evens(Sequence):
    def __len__(self):
        return 10

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(len(self)))]
        if not -10 <= i < 10:
            raise IndexError(f"no {i}")
        return i % 10 * 2


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(runs("aaabccd")), list(runs([])), list(runs([0, 0, 1])))
t = Tree(x * 37 % 101 for x in range(300))
print(len(t), list(t)[:5], next(reversed(t)), 50 in t, 101 in t, sum(t), [a for a, b in zip(t, reversed(t)) if a + b == 100][:4])
e = Evens()
print(list(e), e[-1], e[2:8:3], 8 in e, 9 in e, e.index(6), e.count(4), list(reversed(e))[:2], list(Old()), 9 in Old(), max(Old()))
reader = io.StringIO("one\ntwo\n\nthree\n")
print(list(iter(lambda: reader.readline(), "\n")), [line for line in reader], next(reader, "end"))


def averager():
    total = n = 0
    value = None
    while True:
        try:
            value = yield total / n if n else None
        except ValueError as error:
            print("reset:", error)
            total = n = 0
            continue
        total, n = total + value, n + 1


a = averager()
next(a)
print([a.send(v) for v in (10, 20, 60)], a.throw(ValueError("again")), a.send(5))
a.close()
try:
    a.send(1)
except StopIteration as stop:
    print("stopped", stop.value)


@contextlib.contextmanager
def tag(name, out):
    out.append(f"<{name}>")
    try:
        yield out.append
    except KeyError as error:
        out.append(f"!{error}")
    finally:
        out.append(f"</{name}>")


out = []
with tag("a", out) as add, tag("b", out):
    add("text")
    raise KeyError("swallowed")
print("".join(out))


class Suspicious:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value, tb is not None)
        return kind is ZeroDivisionError


def early():
    for i in range(5):
        with Suspicious():
            if i == 1:
                continue
            if i == 2:
                1 / 0
            if i == 3:
                return i
            try:
                yield i
            finally:
                print("finally", i)


try:
    generator = early()
    while True:
        print("got", next(generator))
except StopIteration as stop:
    print("value", stop.value)


def delegate():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    except GeneratorExit:
        print("closed with", received)
        raise


def outer():
    result = yield from delegate()
    print("never", result)


o = outer()
print([o.send(x) for x in (None, "p", "q")])
o.close()
try:
    for x in (i for i in [1, 0] if 1 // i):
        print(x)
except ZeroDivisionError as error:
    print(error)
d = {i: i for i in range(5)}
for attempt in (lambda: [d.pop(k) for k in d], lambda: [d.setdefault(k + 9, 1) for k in d], lambda: next(iter([])), lambda: iter(5), lambda: [*zip("ab", [1], strict=True)]):
    try:
        print(attempt())
    except (RuntimeError, StopIteration, TypeError, ValueError) as error:
        print(type(error).__name__, error)

# expect:
# | [('a', 3), ('b', 1), ('c', 2), ('d', 1)] [] [(0, 2), (1, 1)]
# | 101 [0, 1, 2, 3, 4] 100 True False 5050 [0, 1, 2, 3]
# | [0, 2, 4, 6, 8, 10, 12, 14, 16, 18] 18 [4, 10] True False 3 1 [18, 16] [0, 1, 4, 9] True 9
# | ['one\n', 'two\n'] ['three\n'] end
# | reset: again
# | [10.0, 15.0, 30.0] None 5.0
# | stopped None
# | <a><b>text!'swallowed'</b></a>
# | got 0
# | finally 0
# | exit None None False
# | exit None None False
# | exit ZeroDivisionError division by zero True
# | exit None None False
# | value 3
# | [0, 1, 2]
# | closed with ['p', 'q']
# | 1
# | integer division or modulo by zero
# | RuntimeError dictionary changed size during iteration
# | RuntimeError dictionary changed size during iteration
# ' 'StopIteration '
# | TypeError 'int' object is not iterable
# | ValueError zip() argument 2 is shorter than argument 1
