inf, nan = float("inf"), float("nan")
xs = [-inf, -1.5, -0.0, 0.0, 1, 1.5, 2**53, 2.0**53, 2**53 + 1, inf, nan]
for a in xs:
    print(a, "".join("<" if a < b else "=" if a == b else ">" if a > b else "?" for b in xs), [a != b for b in xs].count(True), [a <= b for b in xs].count(True), [a >= b for b in xs].count(True))
print(nan is nan, nan in [nan], [nan] == [nan], [float("nan")] == [nan], (nan,) == (nan,), {nan: 1}.get(nan), [nan].index(nan), [nan].count(nan))
print(sorted([3, 1.5, True, 0, -2.5]), max(nan, 1), max(1, nan), min([2, nan]), 1 < 2 < 3 > 2 != 5)
for op in (lambda: 1.0 < "a", lambda: 1 >= None, lambda: [] > 1.5, lambda: 1j < 2, lambda: {} < {}, lambda: (1,) < (None,)):
    try:
        print(op())
    except TypeError as e:
        print(e)

# expect:
# | -inf =<<<<<<<<<? 10 10 1
# | -1.5 >=<<<<<<<<? 10 9 2
# | -0.0 >>==<<<<<<? 9 8 4
# | 0.0 >>==<<<<<<? 9 8 4
# | 1 >>>>=<<<<<? 10 6 5
# | 1.5 >>>>>=<<<<? 10 5 6
# | 9007199254740992 >>>>>>==<<? 9 4 8
# | 9007199254740992.0 >>>>>>==<<? 9 4 8
# | 9007199254740993 >>>>>>>>=<? 10 2 9
# | inf >>>>>>>>>=? 10 1 10
# | nan ??????????? 11 0 0
# | True True True False True 1 0 1
# | [-2.5, 0, True, 1.5, 3] nan 1 2 True
# | '<' not supported between instances of 'float' and 'str'
# | '>=' not supported between instances of 'int' and 'NoneType'
# | '>' not supported between instances of 'list' and 'float'
# | '<' not supported between instances of 'complex' and 'int'
# | '<' not supported between instances of 'dict' and 'dict'
# | '<' not supported between instances of 'int' and 'NoneType'
