import itertools as it
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(it.islice(it.count(5), 3)), list(it.islice(it.count(1.5, 0.5), 3)), list(it.islice(it.count(10, -3), 4)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat(7, 3)), list(it.cycle([])), list(it.repeat(1, -5)), list(it.islice(it.repeat("x"), 2)))
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 1, None)), list(it.islice("abcdef", 1, 5, 2)), list(it.islice("abc", 0)), list(it.islice("abc", None)), list(it.islice(iter("abcdef"), 0, None, 3)))
print(repr(it.count(5)), repr(it.count(1, 2)), repr(it.repeat(1, 3)), repr(it.repeat("a")), it.count(2**63 - 1).__next__(), repr(it.count(2**70)), list(it.islice(it.count(2**63 - 2), 4)))
for f, a in ((it.count, ("a",)), (it.cycle, (5,)), (it.repeat, ()), (it.repeat, (1, "a")), (it.islice, ("abc", -1)), (it.islice, ("abc", 1, 2, 0)), (it.islice, ("abc",)), (it.islice, ("abc", "x")), (it.islice, (5, 1)), (it.islice, ("abc", 1.5)), (it.count, (1, "b"))):
    show(f, *a)
c = it.cycle(iter([1, 2]))
print([next(c) for _ in range(5)], it.repeat(5, 4).__length_hint__(), list(zip(it.count(), "ab")), dict(zip("abc", it.repeat(0))), list(map(pow, range(4), it.repeat(2))))
x = iter(range(10))
print(list(it.islice(x, 3)), next(x), list(it.islice(x, 1, 3)), list(x))

# expect:
# | [5, 6, 7] [1.5, 2.0, 2.5] [10, 7, 4, 1] ['a', 'b', 'a', 'b', 'a'] [7, 7, 7] [] [] ['x', 'x']
# | ['a', 'b'] ['b', 'c', 'd', 'e', 'f'] ['b', 'd'] [] ['a', 'b', 'c'] ['a', 'd']
# | count(5) count(1, 2) repeat(1, 3) repeat('a') 9223372036854775807 count(1180591620717411303424) [9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809]
# | TypeError: a number is required
# | TypeError: 'int' object is not iterable
# | TypeError: repeat() missing required argument 'object' (pos 1)
# | TypeError: 'str' object cannot be interpreted as an integer
# | ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# | ValueError: Step for islice() must be a positive integer or None.
# | TypeError: islice expected at least 2 arguments, got 1
# | ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# | TypeError: 'int' object is not iterable
# | ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# | TypeError: a number is required
# | [1, 2, 1, 2, 1] 4 [(0, 'a'), (1, 'b')] {'a': 0, 'b': 0, 'c': 0} [0, 1, 4, 9]
# | [0, 1, 2] 3 [5, 6] [7, 8, 9]
