# Recursion in traces: leaves are inlined, frames of deeper levels built; errors, locals and depth are exact.
import sys
import traceback


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def depth_of(n, acc=()):
    if n == 0:
        return sys._getframe(3).f_lineno if len(acc) == 2 else len(acc)
    x = depth_of(n - 1, acc)
    return x + n


def fails_at(n, limit):
    y = n * 2
    if n == limit:
        raise ValueError(y)
    r = fails_at(n - 1, limit)
    return r + y


def mutual_even(n):
    return True if n == 0 else mutual_odd(n - 1)


def mutual_odd(n):
    return False if n == 0 else mutual_even(n - 1)


class Node:
    def __init__(self, depth):
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)


def forever(n):
    local = n
    return forever(local + 1) + 1


print(fib(19))
print(depth_of(200), depth_of(3, (1, 2)) > 0)
print(mutual_even(300), mutual_odd(301), mutual_even(7))
print([Node(d).count() for d in range(9)])
for k in range(40):
    try:
        fails_at(30 + k % 3, k % 5)
    except ValueError as e:
        frames = traceback.extract_tb(e.__traceback__)
        last = e.__traceback__
        while last.tb_next:
            last = last.tb_next
        if k > 35:
            print(len(frames), frames[-1].name, frames[-1].line, last.tb_frame.f_locals, e)
sys.setrecursionlimit(500)
for k in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(e)

# expect:
# | 4181
# | 20100 True
# | True True False
# | [1, 3, 7, 15, 31, 63, 127, 255, 511]
# | 31 fails_at raise ValueError(y) {'n': 1, 'limit': 1, 'y': 2} 2
# | 31 fails_at raise ValueError(y) {'n': 2, 'limit': 2, 'y': 4} 4
# | 31 fails_at raise ValueError(y) {'n': 3, 'limit': 3, 'y': 6} 6
# | 28 fails_at raise ValueError(y) {'n': 4, 'limit': 4, 'y': 8} 8
# | maximum recursion depth exceeded
# | maximum recursion depth exceeded
# | maximum recursion depth exceeded
