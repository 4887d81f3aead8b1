def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max({"a": 1, "b": 0}), min([], default=5), max((), default=None), min(-1, 1, key=abs), max(["aa", "b", "cc"], key=len))
print(max(1, 1.0), max(1.0, 1), min(1, True), max([1, 2], [1, 3]), min((2, "a"), (1, "b")), max("abc", key=lambda c: -ord(c)), min([5, 3], key=None))
show(min)
show(min, 5)
show(min, [])
show(max, [])
show(max, 1, "a")
show(max, 1, 2, default=3)
show(min, [1], foo=2)
show(min, [None, 1])
show(max, iter(()), default="none")

# expect:
# | 1 3 e b 5 None -1 aa
# | 1 1.0 1 [1, 3] (1, 'b') a 3
# | TypeError: min expected at least 1 argument, got 0
# | TypeError: 'int' object is not iterable
# | ValueError: min() arg is an empty sequence
# | ValueError: max() arg is an empty sequence
# | TypeError: '>' not supported between instances of 'str' and 'int'
# | TypeError: Cannot specify a default for max() with multiple positional arguments
# | TypeError: 'foo' is an invalid keyword argument for min()
# | TypeError: '<' not supported between instances of 'int' and 'NoneType'
# | 'none'
