def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a = [3, 1, 2]
print(a, [], [[]], [1, "a", None, 2.5], list("abc"), list(range(3)), list({"a": 1}), list(), a + [4], a * 2, 2 * a, a * 0, a * -1, [0] * 3, len(a), 1 in a, 5 not in a, a[0], a[-1], a[1:], a[::-1], a == [3, 1, 2], a < [3, 2], [1] < [1, 0], [] < [1], [1, 2] != [1], a.index(1), a.count(3), a.copy())
for f in (lambda: a[3], lambda: a[-4], lambda: a["x"], lambda: a[1.5], lambda: a + (1,), lambda: a + 5, lambda: a * "x", lambda: a * 1.5, lambda: a.index(9), lambda: a.remove(9), lambda: [].pop(), lambda: a.pop(9), lambda: list(5), lambda: [1] < ["a"], lambda: hash(a), lambda: a.insert(1), lambda: a.foo, lambda: list(1, 2), lambda: list(x=1), lambda: a.index(1, 2), lambda: a(), lambda: a[1, 2], lambda: a[None], lambda: a.append(), lambda: a.extend(5), lambda: a.sort(1), lambda: a.__setitem__(5, 1), lambda: a.__delitem__(5)):
    show(f)
a = [1]
a.append(a)
print(a, repr([a]), a[1][1][0])
b = [[]] * 3
b[0].append(1)
print(b, [None] * 2, [1, 2] == (1, 2), [1] == [1.0] == [True])

# expect:
# | [3, 1, 2] [] [[]] [1, 'a', None, 2.5] ['a', 'b', 'c'] [0, 1, 2] ['a'] [] [3, 1, 2, 4] [3, 1, 2, 3, 1, 2] [3, 1, 2, 3, 1, 2] [] [] [0, 0, 0] 3 True True 3 2 [1, 2] [2, 1, 3] True True True True True 1 1 [3, 1, 2]
# | IndexError: list index out of range
# | IndexError: list index out of range
# | TypeError: list indices must be integers or slices, not str
# | TypeError: list indices must be integers or slices, not float
# | TypeError: can only concatenate list (not "tuple") to list
# | TypeError: can only concatenate list (not "int") to list
# | TypeError: can't multiply sequence by non-int of type 'str'
# | TypeError: can't multiply sequence by non-int of type 'float'
# | ValueError: 9 is not in list
# | ValueError: list.remove(x): x not in list
# | IndexError: pop from empty list
# | IndexError: pop index out of range
# | TypeError: 'int' object is not iterable
# | TypeError: '<' not supported between instances of 'int' and 'str'
# | TypeError: unhashable type: 'list'
# | TypeError: insert expected 2 arguments, got 1
# | AttributeError: 'list' object has no attribute 'foo'
# | TypeError: list expected at most 1 argument, got 2
# | TypeError: list() takes no keyword arguments
# | ValueError: 1 is not in list
# | TypeError: 'list' object is not callable
# | TypeError: list indices must be integers or slices, not tuple
# | TypeError: list indices must be integers or slices, not NoneType
# | TypeError: list.append() takes exactly one argument (0 given)
# | TypeError: 'int' object is not iterable
# | TypeError: sort() takes no positional arguments
# | IndexError: list assignment index out of range
# | IndexError: list assignment index out of range
# | [1, [...]] [[1, [...]]] 1
# | [[1], [1], [1]] [None, None] False True
