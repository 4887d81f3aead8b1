# Recursion limits met inside traces, and recursion through operators.
import sys
def f(n): return 0 if n == 0 else 1 + f(n - 1)
def depth():
    lo = 0
    try:
        f(100000)
    except RecursionError as e:
        return str(e)
for i in range(3): print(f(500), depth())
class N:
    def __init__(self, n): self.n = n
    def __add__(self, o):
        return self.n if o.n == 0 else N(self.n) + N(o.n - 1)
for i in range(100): x = N(1) + N(50)
print(x)
try:
    N(1) + N(10**6)
except RecursionError as e:
    print("rec")
sys.setrecursionlimit(300)
def g(n):
    t = 0
    for i in range(n):
        t += f(i % 50)
    return t
print(g(500))
try: f(400)
except RecursionError: print("limit")

# expect:
# | 500 maximum recursion depth exceeded
# | 500 maximum recursion depth exceeded
# | 500 maximum recursion depth exceeded
# | 1
# | rec
# | 12250
# | limit
