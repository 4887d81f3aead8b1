inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf + 1, -inf, inf / inf, 0.0 * -1, inf // 1, 5 % inf, -5 % inf, 5 // inf, -5 // inf)
for a in (5.5, -5.5, 0.0, -0.0, 1e300):
    for b in (2.0, -2.0, 0.3, 1e-300, inf, -inf):
        print(a, b, a // b, a % b, divmod(a, b), a * b, a / b, a - b)
print(2.0 ** 3, 2.0 ** -1, (-2.0) ** 3, (-2.0) ** 0.5, 0.0 ** 0, nan ** 0, 1.0 ** nan, inf ** -1, (-inf) ** 3, 4 ** 0.5)
for bad in (lambda: 0.0 ** -1, lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0, lambda: 10.0 ** 400, lambda: (-1e300) ** 3, lambda: 1.0 + "a", lambda: [] + 1.0, lambda: -"x", lambda: 1.0 & 2):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | nan nan inf -inf nan -0.0 nan 5.0 inf 0.0 -1.0
# | 5.5 2.0 2.0 1.5 (2.0, 1.5) 11.0 2.75 3.5
# | 5.5 -2.0 -3.0 -0.5 (-3.0, -0.5) -11.0 -2.75 7.5
# | 5.5 0.3 18.0 0.1000000000000002 (18.0, 0.1000000000000002) 1.65 18.333333333333336 5.2
# | 5.5 1e-300 5.5e+300 9.297525904218413e-301 (5.5e+300, 9.297525904218413e-301) 5.5e-300 5.5e+300 5.5
# | 5.5 inf 0.0 5.5 (0.0, 5.5) inf 0.0 -inf
# | 5.5 -inf -1.0 -inf (-1.0, -inf) -inf -0.0 inf
# | -5.5 2.0 -3.0 0.5 (-3.0, 0.5) -11.0 -2.75 -7.5
# | -5.5 -2.0 2.0 -1.5 (2.0, -1.5) 11.0 2.75 -3.5
# | -5.5 0.3 -19.0 0.1999999999999998 (-19.0, 0.1999999999999998) -1.65 -18.333333333333336 -5.8
# | -5.5 1e-300 -5.5e+300 7.02474095781587e-302 (-5.5e+300, 7.02474095781587e-302) -5.5e-300 -5.5e+300 -5.5
# | -5.5 inf -1.0 inf (-1.0, inf) -inf -0.0 -inf
# | -5.5 -inf 0.0 -5.5 (0.0, -5.5) inf 0.0 inf
# | 0.0 2.0 0.0 0.0 (0.0, 0.0) 0.0 0.0 -2.0
# | 0.0 -2.0 -0.0 -0.0 (-0.0, -0.0) -0.0 -0.0 2.0
# | 0.0 0.3 0.0 0.0 (0.0, 0.0) 0.0 0.0 -0.3
# | 0.0 1e-300 0.0 0.0 (0.0, 0.0) 0.0 0.0 -1e-300
# | 0.0 inf 0.0 0.0 (0.0, 0.0) nan 0.0 -inf
# | 0.0 -inf -0.0 -0.0 (-0.0, -0.0) nan -0.0 inf
# | -0.0 2.0 -0.0 0.0 (-0.0, 0.0) -0.0 -0.0 -2.0
# | -0.0 -2.0 0.0 -0.0 (0.0, -0.0) 0.0 0.0 2.0
# | -0.0 0.3 -0.0 0.0 (-0.0, 0.0) -0.0 -0.0 -0.3
# | -0.0 1e-300 -0.0 0.0 (-0.0, 0.0) -0.0 -0.0 -1e-300
# | -0.0 inf -0.0 0.0 (-0.0, 0.0) nan -0.0 -inf
# | -0.0 -inf 0.0 -0.0 (0.0, -0.0) nan 0.0 inf
# | 1e+300 2.0 5e+299 0.0 (5e+299, 0.0) 2e+300 5e+299 1e+300
# | 1e+300 -2.0 -5e+299 -0.0 (-5e+299, -0.0) -2e+300 -5e+299 1e+300
# | 1e+300 0.3 3.3333333333333335e+300 0.15321850028067768 (3.3333333333333335e+300, 0.15321850028067768) 3e+299 3.3333333333333335e+300 1e+300
# | 1e+300 1e-300 inf 4.891554850853602e-301 (inf, 4.891554850853602e-301) 1.0 inf 1e+300
# | 1e+300 inf 0.0 1e+300 (0.0, 1e+300) inf 0.0 -inf
# | 1e+300 -inf -1.0 -inf (-1.0, -inf) -inf -0.0 inf
# | 8.0 0.5 -8.0 (8.659560562354934e-17+1.4142135623730951j) 1.0 1.0 1.0 0.0 -inf 2.0
# | ZeroDivisionError 0.0 cannot be raised to a negative power
# | ZeroDivisionError float division by zero
# | ZeroDivisionError float floor division by zero
# | ZeroDivisionError float modulo
# | OverflowError (34, 'Numerical result out of range')
# | OverflowError (34, 'Numerical result out of range')
# | TypeError unsupported operand type(s) for +: 'float' and 'str'
# | TypeError can only concatenate list (not "float") to list
# | TypeError bad operand type for unary -: 'str'
# | TypeError unsupported operand type(s) for &: 'float' and 'int'
