def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for r in (range(5), range(2, 8), range(0, 10, 3), range(5, 0, -2), range(0), range(3, 3), range(-3, 3), range(10, 0), range(0, -10, -4), range(2**70, 2**70 + 3)):
    print(r, list(r), len(r), r.start, r.stop, r.step, list(reversed(r)), bool(r), r[-1] if r else None, r[::-1], r[1:], 4 in r, r.count(2))
for args in ((), (1, 2, 0), ("a",), (1.5,), (1, 2, 3, 4), (None,), (1, "2")):
    show(range, *args)
r = range(10)
for f in (lambda: r[10], lambda: r[-11], lambda: r["a"], lambda: r.index(20), lambda: r < r, lambda: r + r, lambda: r.foo, lambda: len(range(2**64)), lambda: r[1.0], lambda: setattr(r, "start", 1), lambda: range(start=1)):
    show(f)
print(r == range(0, 10, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(1, 2, 5) == range(1, 3, 7), r == list(r), hash(range(0)) == hash(range(3, 3)), {range(3): 1}[range(0, 3)])
print(5.0 in r, 5.5 in r, "a" in r, 2**80 in range(2**90), 3 in range(0, 10, 2), True in r, r.index(3), range(0, 100, 7).index(49), r[2:8:3], r[8:2:-2], range(20)[::5], range(10)[-3:], range(10)[20:], range(1, 10, 3)[1:2])
print(range(2**64)[2**63], range(2**70)[-1], max(range(5)), sum(range(1000)), list(range(True, 3)), range(True), repr(range(0, 5, 1)), repr(range(0, 5, 2)), min(range(5, 0, -1)))
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, "end"))
it = reversed(range(2**65, 2**65 + 3))
print(next(it), list(it))

# expect:
# | range(0, 5) [0, 1, 2, 3, 4] 5 0 5 1 [4, 3, 2, 1, 0] True 4 range(4, -1, -1) range(1, 5) True 1
# | range(2, 8) [2, 3, 4, 5, 6, 7] 6 2 8 1 [7, 6, 5, 4, 3, 2] True 7 range(7, 1, -1) range(3, 8) True 1
# | range(0, 10, 3) [0, 3, 6, 9] 4 0 10 3 [9, 6, 3, 0] True 9 range(9, -3, -3) range(3, 12, 3) False 0
# | range(5, 0, -2) [5, 3, 1] 3 5 0 -2 [1, 3, 5] True 1 range(1, 7, 2) range(3, -1, -2) False 0
# | range(0, 0) [] 0 0 0 1 [] False None range(-1, -1, -1) range(0, 0) False 0
# | range(3, 3) [] 0 3 3 1 [] False None range(2, 2, -1) range(3, 3) False 0
# | range(-3, 3) [-3, -2, -1, 0, 1, 2] 6 -3 3 1 [2, 1, 0, -1, -2, -3] True 2 range(2, -4, -1) range(-2, 3) False 1
# | range(10, 0) [] 0 10 0 1 [] False None range(9, 9, -1) range(10, 10) False 0
# | range(0, -10, -4) [0, -4, -8] 3 0 -10 -4 [-8, -4, 0] True -8 range(-8, 4, 4) range(-4, -12, -4) False 0
# | range(1180591620717411303424, 1180591620717411303427) [1180591620717411303424, 1180591620717411303425, 1180591620717411303426] 3 1180591620717411303424 1180591620717411303427 1 [1180591620717411303426, 1180591620717411303425, 1180591620717411303424] True 1180591620717411303426 range(1180591620717411303426, 1180591620717411303423, -1) range(1180591620717411303425, 1180591620717411303427) False 0
# | TypeError: range expected at least 1 argument, got 0
# | ValueError: range() arg 3 must not be zero
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: range expected at most 3 arguments, got 4
# | TypeError: 'NoneType' object cannot be interpreted as an integer
# | TypeError: 'str' object cannot be interpreted as an integer
# | IndexError: range object index out of range
# | IndexError: range object index out of range
# | TypeError: range indices must be integers or slices, not str
# | ValueError: 20 is not in range
# | TypeError: '<' not supported between instances of 'range' and 'range'
# | TypeError: unsupported operand type(s) for +: 'range' and 'range'
# | AttributeError: 'range' object has no attribute 'foo'
# | OverflowError: Python int too large to convert to C ssize_t
# | TypeError: range indices must be integers or slices, not float
# | AttributeError: readonly attribute
# | TypeError: range() takes no keyword arguments
# | True True True True False True 1
# | True False False True False True 3 7 range(2, 8, 3) range(8, 2, -2) range(0, 20, 5) range(7, 10) range(10, 10) range(4, 7, 3)
# | 9223372036854775808 1180591620717411303423 4 499500 [1, 2] range(0, 1) range(0, 5) range(0, 5, 2) 1
# | 0 2 [1, 2] end
# | 36893488147419103234 [36893488147419103233, 36893488147419103232]
