def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it):
    for _, x in zip(range(n), it): yield x
def where(p, it):
    for x in it:
        if p(x): yield x
even = where(lambda x: x % 2 == 0, fib())
print(list(take(8, even)), sum(take(10, fib())), list(take(3, where(lambda x: x > 10**20, fib()))))
g = take(5, fib())
print(next(g), list(g), next(g, None))

# expect:
# | [0, 2, 8, 34, 144, 610, 2584, 10946] 88 [135301852344706746049, 218922995834555169026, 354224848179261915075]
# | 0 [1, 1, 2, 3] None
