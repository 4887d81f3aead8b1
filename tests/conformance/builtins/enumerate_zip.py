def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=2)), list(enumerate("ab", 2**63 - 1)), list(enumerate("a", -3)))
print(list(zip()), list(zip([1, 2])), list(zip([1, 2, 3], "ab")), list(zip("ab", [1, 2], strict=True)), dict(zip("xy", range(2))))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1], [1], [1, 2], strict=True)))
show(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
show(lambda: zip(1, [2]))
show(lambda: zip([1], 5))
show(enumerate)
show(enumerate, 5)
show(enumerate, [], "a")
show(lambda: zip([], foo=1))
a = iter([1, 2, 3, 4, 5])
print(list(zip(a, a)), list(a))
e = enumerate("xyz")
print(next(e), next(e), list(e), list(e))
z = zip("ab", "cd")
print(iter(z) is z, next(z), list(z))

# expect:
# | [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [] [(9223372036854775807, 'a'), (9223372036854775808, 'b')] [(-3, 'a')]
# | [] [(1,), (2,)] [(1, 'a'), (2, 'b')] [('a', 1), ('b', 2)] {'x': 0, 'y': 1}
# | ValueError: zip() argument 2 is shorter than argument 1
# | ValueError: zip() argument 2 is longer than argument 1
# | ValueError: zip() argument 3 is longer than arguments 1-2
# | ValueError: zip() argument 3 is shorter than arguments 1-2
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | TypeError: enumerate() missing required argument 'iterable'
# | TypeError: 'int' object is not iterable
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: 'foo' is an invalid keyword argument for zip()
# | [(1, 2), (3, 4)] []
# | (0, 'x') (1, 'y') [(2, 'z')] []
# | True ('a', 'c') [('b', 'd')]
