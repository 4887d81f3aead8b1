from functools import partial, reduce
def is_even(n): return True if n == 0 else is_odd(n - 1)
def is_odd(n): return False if n == 0 else is_even(n - 1)
add = lambda a, b, c=0: a + b + c
inc, addc = partial(add, 1), partial(add, c=100)
print([is_even(i) for i in range(6)], inc(5), inc(5, 6), addc(1, 2), reduce(lambda f, g: lambda x: g(f(x)), [inc_ := partial(add, 1)] * 3)(0), inc.func is add, inc.args, addc.keywords)
print(list(map(partial(pow, 2), range(5))), sorted([3, -1, 2], key=partial(abs)), partial(print, end="!\n")("x"))

# expect:
# | [True, False, True, False, True, False] 6 12 103 3 True (1,) {'c': 100}
# | x!
# | [1, 2, 4, 8, 16] [-1, 2, 3] None
