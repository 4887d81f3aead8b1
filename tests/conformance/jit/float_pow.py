# Powers of floats in hot loops: whole and other exponents, bases of both signs, zeros, infinities and NaN.
def run(xs, y):
    total = 0.0
    seen = []
    for n in range(120):
        x = xs[n % len(xs)]
        try:
            total += x ** y
        except (ZeroDivisionError, OverflowError) as e:
            if len(seen) < 2:
                seen.append((n, str(e)))
    return total, seen


def square(xs):
    total = 0.0
    for _ in range(40):
        for x in xs:
            total += (x - 0.3) ** 2 + x ** 3 - (x + 5.25) ** -1 + (x * x) ** 0.5
    return total


inf = float("inf")
for xs in ([1.5, -2.25, 3.125], [0.1, -0.1], [2.0, 0.0, -3.0], [-0.0, 1.0], [1e200, -1e200, 1.0], [inf, -inf, 2.0], [1e-200, -7.0]):
    for y in (2, 3, -1, -2, 0, 2.0, 0.5, -0.5, 2.5, 1, 63, -64):
        try:
            print(y, run(xs, y))
        except Exception as e:
            print(y, type(e).__name__, e)
print(square([0.1, -0.7, 1.9, -2.4, 0.0, 3.3]))

# expect:
# | 2 (683.125, [])
# | 3 (900.078125, [])
# | -1 (21.68888888888891, [])
# | -2 (29.775012345678974, [])
# | 0 (120.0, [])
# | 2.0 (683.125, [])
# | 0.5 ((119.70047297431836+60j), [])
# | -0.5 ((55.28728023507854-26.66666666666668j), [])
# | 2.5 ((800.7610044277315+303.75j), [])
# | 1 (95.0, [])
# | 63 (5.992545727846329e+32, [])
# | -64 (2.1489158628749018e-10, [])
# | 2 (1.2000000000000008, [])
# | 3 (0.0, [])
# | -1 (0.0, [])
# | -2 (11999.999999999998, [])
# | 0 (120.0, [])
# | 2.0 (1.2000000000000008, [])
# | 0.5 ((18.973665961010248+18.973665961010248j), [])
# | -0.5 ((189.7366596101027-189.7366596101027j), [])
# | 2.5 ((0.18973665961010297+0.18973665961010294j), [])
# | 1 (0.0, [])
# | 63 (0.0, [])
# | -64 (1.199999999999996e+66, [])
# | 2 (520.0, [])
# | 3 (-760.0, [])
# | -1 (6.66666666666667, [(1, '0.0 cannot be raised to a negative power'), (4, '0.0 cannot be raised to a negative power')])
# | -2 (14.444444444444434, [(1, '0.0 cannot be raised to a negative power'), (4, '0.0 cannot be raised to a negative power')])
# | 0 (120.0, [])
# | 2.0 (520.0, [])
# | 0.5 ((56.56854249492377+69.28203230275507j), [])
# | -0.5 ((28.284271247461884-23.094010767585043j), [(1, '0.0 cannot be raised to a negative power'), (4, '0.0 cannot be raised to a negative power')])
# | 2.5 ((226.27416997969513+623.5382907247958j), [])
# | 1 (-40.0, [])
# | 63 (-4.578245093686458e+31, [])
# | -64 (2.1684043449826573e-18, [(1, '0.0 cannot be raised to a negative power'), (4, '0.0 cannot be raised to a negative power')])
# | 2 (60.0, [])
# | 3 (60.0, [])
# | -1 (60.0, [(0, '0.0 cannot be raised to a negative power'), (2, '0.0 cannot be raised to a negative power')])
# | -2 (60.0, [(0, '0.0 cannot be raised to a negative power'), (2, '0.0 cannot be raised to a negative power')])
# | 0 (120.0, [])
# | 2.0 (60.0, [])
# | 0.5 (60.0, [])
# | -0.5 (60.0, [(0, '0.0 cannot be raised to a negative power'), (2, '0.0 cannot be raised to a negative power')])
# | 2.5 (60.0, [])
# | 1 (60.0, [])
# | 63 (60.0, [])
# | -64 (60.0, [(0, '0.0 cannot be raised to a negative power'), (2, '0.0 cannot be raised to a negative power')])
# | 2 (40.0, [(0, "(34, 'Numerical result out of range')"), (1, "(34, 'Numerical result out of range')")])
# | 3 (40.0, [(0, "(34, 'Numerical result out of range')"), (1, "(34, 'Numerical result out of range')")])
# | -1 (40.0, [])
# | -2 (40.0, [])
# | 0 (120.0, [])
# | 2.0 (40.0, [(0, "(34, 'Numerical result out of range')"), (1, "(34, 'Numerical result out of range')")])
# | 0.5 ((4.000000000000002e+101+4.000000000000002e+101j), [])
# | -0.5 ((40-4.000000000000004e-99j), [])
# | 2.5 (40.0, [(0, "(34, 'Numerical result out of range')"), (1, 'complex exponentiation')])
# | 1 (1.0, [])
# | 63 (40.0, [(0, "(34, 'Numerical result out of range')"), (1, "(34, 'Numerical result out of range')")])
# | -64 (40.0, [])
# | 2 (inf, [])
# | 3 (nan, [])
# | -1 (20.0, [])
# | -2 (10.0, [])
# | 0 (120.0, [])
# | 2.0 (inf, [])
# | 0.5 (inf, [])
# | -0.5 (28.284271247461884, [])
# | 2.5 (inf, [])
# | 1 (nan, [])
# | 63 (nan, [])
# | -64 (2.168404344971009e-18, [])
# | 2 (2940.0, [])
# | 3 (-20580.0, [])
# | -1 (5.999999999999998e+201, [])
# | -2 (1.2244897959183683, [(0, "(34, 'Numerical result out of range')"), (2, "(34, 'Numerical result out of range')")])
# | 0 (120.0, [])
# | 2.0 (2940.0, [])
# | 0.5 ((9.720332623305492e-15+158.74507866387546j), [])
# | -0.5 ((6.000000000000002e+101-22.677868380553647j), [])
# | 2.5 ((2.3814814927098494e-12+7778.508854529905j), [])
# | 1 (-420.0, [])
# | 63 (-1.0455089894021458e+55, [])
# | -64 (4.91899849258876e-53, [(0, "(34, 'Numerical result out of range')"), (2, "(34, 'Numerical result out of range')")])
# | 2232.205252188923
