def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]), sorted(["B", "a"], key=str.lower), sorted([], key=5), sorted([1, 2, 3], key=lambda x: -x, reverse=True))
show(sorted, [1, "a"])
show(sorted, 5)
show(sorted)
show(sorted, [1], lambda x: x)
show(sorted, [1, 2], key=5)
show(sorted, [None, 1])
show(sorted, [1], reverse="x")
show(sorted, [1j, 2])
print(sorted([1, True, 0, False]), sorted([0.0, -0.0, 0]), sorted([[2], [1, 5], []]), sorted(["a", "", "B", "é"]), sorted([b"b", b"a"]))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[-1], reverse=True))

# expect:
# | [1, 2, 3] ['c', 'b', 'a'] ['a', 'b'] [(1, 'a'), (1, 'b')] ['a', 'B'] [] [1, 2, 3]
# | TypeError: '<' not supported between instances of 'str' and 'int'
# | TypeError: 'int' object is not iterable
# | TypeError: sorted expected 1 argument, got 0
# | TypeError: sorted expected 1 argument, got 2
# | TypeError: 'int' object is not callable
# | TypeError: '<' not supported between instances of 'int' and 'NoneType'
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: '<' not supported between instances of 'int' and 'complex'
# | [0, False, 1, True] [0.0, -0.0, 0] [[], [1, 5], [2]] ['', 'B', 'a', 'é'] [b'a', b'b']
# | ['the', 'fox', 'the', 'dog', 'over', 'lazy', 'quick', 'brown', 'jumps'] ['dog', 'fox', 'the', 'the', 'lazy', 'over', 'brown', 'jumps', 'quick'] ['lazy', 'fox', 'jumps', 'over', 'brown', 'quick', 'dog', 'the', 'the']
