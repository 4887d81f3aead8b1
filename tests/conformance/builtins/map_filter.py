def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2], [2, 9])), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x % 2, range(6))))
show(map)
show(map, str)
show(lambda: list(map(None, [1])))
show(lambda: map(str, 5))
show(filter, None)
show(filter, None, 5)
show(lambda: list(map(lambda x: 1 / x, [1, 0])))
m = map(int, ["1", "x", "3"])
print(next(m))
show(next, m)
print(next(m), list(m))
print(list(map(pow, [2, 3], [3, 2])), list(map(str.upper, "ab")), list(filter(str.isdigit, "a1b2")))
r = reversed([1, 2, 3])
print(list(r), list(reversed("abc")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed((1, 2))))
show(reversed, {1})
show(reversed, 5)

# expect:
# | ['1', '2'] [11, 22] [3, 9] [1, 'a', [0]] [1, 3, 5]
# | TypeError: map() must have at least two arguments.
# | TypeError: map() must have at least two arguments.
# | TypeError: 'NoneType' object is not callable
# | TypeError: 'int' object is not iterable
# | TypeError: filter expected 2 arguments, got 1
# | TypeError: 'int' object is not iterable
# | ZeroDivisionError: division by zero
# | 1
# | ValueError: invalid literal for int() with base 10: 'x'
# | 3 []
# | [8, 9] ['A', 'B'] ['1', '2']
# | [3, 2, 1] ['c', 'b', 'a'] [2, 1, 0] ['b', 'a'] [2, 1]
# | TypeError: 'set' object is not reversible
# | TypeError: 'int' object is not reversible
