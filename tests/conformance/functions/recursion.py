def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(500))


def forever():
    return forever()


try:
    forever()
except RecursionError as e:
    print(type(e).__name__, str(e)[:40])


class R:
    def __getattr__(self, n):
        return getattr(self, n + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, o):
        return self == o


for f in (lambda: R().a, lambda: repr(R()), lambda: R() == R()):
    try:
        f()
    except RecursionError as e:
        print("RecursionError")
a = []
for _ in range(100000):
    a = [a]
try:
    repr(a)
except RecursionError as e:
    print(str(e)[:50])
try:
    a == [a]
    print("compared")
except RecursionError as e:
    print("RecursionError")
old = sys.getrecursionlimit()
print(old)
sys.setrecursionlimit(5000)
print(depth(4000))
sys.setrecursionlimit(100000)
print(depth(50000))
sys.setrecursionlimit(old)
show(sys.setrecursionlimit, 0)
show(sys.setrecursionlimit, "a")
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(300), (lambda n: depth(n))(10), sum(1 for _ in range(depth(20))))

# expect:
# | 500
# | RecursionError maximum recursion depth exceeded
# | RecursionError
# | RecursionError
# | RecursionError
# | maximum recursion depth exceeded while getting the
# | RecursionError
# | 1000
# | 4000
# | 50000
# | ValueError: recursion limit must be greater or equal than 1
# | TypeError: 'str' object cannot be interpreted as an integer
# | True 10 20
