class E:
    def __eq__(self, o): raise RuntimeError("eq")
e = E()
print(e in [e], e in (e,), e in {1: e}.values(), [e] == [e], (e,) == (e,), {1: e} == {1: e}, [e].index(e), [e].count(e))
for f in (lambda: e in [1], lambda: [e] == [1], lambda: [1, e].index(e) if False else [E()].index(e), lambda: e == e, lambda: e != e, lambda: {1: e} == {1: 1}, lambda: (1, e) < (1, 2), lambda: [E()].remove(e)):
    try:
        print(f())
    except RuntimeError as x:
        print("RuntimeError", x)
    except TypeError as x:
        print(x)
a = b = []
print(a is b, a is not [], [] is [], () is (), "" is "", 1 is 1, None is not 0, True is (1 == 1), type(1) is int, a is a is a, not a is b)
print("" in "", "a" in "abc", "ac" in "abc", 1 in {1: 2}, 2 in {1: 2}, 1 in {1}, 1.0 in [1], True in [1], None in [None], "k" not in {}, (1, 2) in [(1, 2)], [1] in [[1]], 3 in range(5), 3 in range(0, 10, 2), b"a" in b"abc", 97 in b"abc", float("nan") in [float("nan")])
for bad in (lambda: 1 in 5, lambda: 1 in "abc", lambda: "a" in b"a", lambda: [] in {}, lambda: 1 not in None, lambda: [] in set()):
    try:
        print(bad())
    except TypeError as x:
        print(x)

# expect:
# | True True True True True True 0 1
# | RuntimeError eq
# | RuntimeError eq
# | RuntimeError eq
# | RuntimeError eq
# | RuntimeError eq
# | RuntimeError eq
# | RuntimeError eq
# | RuntimeError eq
# | True True False True True True True True True True False
# | True True False True False True True True True True True True True False True True False
# | argument of type 'int' is not iterable
# | 'in <string>' requires string as left operand, not int
# | a bytes-like object is required, not 'str'
# | unhashable type: 'list'
# | argument of type 'NoneType' is not iterable
# | unhashable type: 'list'
