from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP
from fractions import Fraction
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

D = Decimal
print(D("0.1") + D("0.2"), D(1) / D(3), D("1.10") * 2, D("1E+3"), D("-0"), D("inf"), D("nan"), D(0.1), D("3.14159").quantize(D("0.01")), D("2.675").quantize(D("0.01"), ROUND_HALF_UP), D(10) ** 20, D(2).sqrt(), repr(D("1.50")), D("1.50").normalize(), D("123.456").as_tuple(), int(D("7.9")), float(D("0.5")), D(5) // D(3), D(-5) % D(3), hash(D(1)) == hash(1), D("1.0") == 1, D("0.5") == 0.5, max(D(1), D(2)), f"{D('1234.5'):,.2f}", str(D("1e-10")), D("12").adjusted(), -D("1"), abs(D("-2")), D("1.5").to_integral_value())
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / D(7), +D("123456.789"))
for f in (lambda: D(1) / 0, lambda: D("abc"), lambda: D(1) + 0.5, lambda: D(-1).sqrt(), lambda: D("1") + "a", lambda: D(0) / 0, lambda: int(D("nan")), lambda: D(1) < "a"):
    show(f)
F = Fraction
print(F(1, 3) + F(1, 6), F("0.25"), F(0.5), F(6, -4), F("3/7"), repr(F(1, 2)), F(7, 2) // 1, F(7, 2) % 1, F(1, 2) ** 2, F(1, 2) ** -2, F(2) ** F(1, 2), round(F(7, 3)), round(F(22, 7), 2), F(3.14159).limit_denominator(100), F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), F(1, 2) + 0.5, F(1, 2) + 1, divmod(F(7, 2), F(2, 3)), F(1, 3) < F(1, 2), int(F(7, 2)), float(F(1, 3)), F(5).numerator, abs(F(-1, 2)), F(), F(D("0.1")), 1 / F(2, 3), F(10, 4).as_integer_ratio())
for f in (lambda: F(1, 0), lambda: F("a"), lambda: F(1.5, 2), lambda: F(1, 2) / 0, lambda: F(float("nan")), lambda: F(1, 2) < "a"):
    show(f)

# expect:
# | 0.3 0.3333333333333333333333333333 2.20 1E+3 -0 Infinity NaN 0.1000000000000000055511151231257827021181583404541015625 3.14 2.68 100000000000000000000 1.414213562373095048801688724 Decimal('1.50') 1.5 DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 6), exponent=-3) 7 0.5 1 -2 True True True 2 1,234.50 1E-10 1 -1 2 2
# | 0.14286 1.2346E+5
# | DivisionByZero: [<class 'decimal.DivisionByZero'>]
# | InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# | TypeError: unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
# | InvalidOperation: [<class 'decimal.InvalidOperation'>]
# | TypeError: unsupported operand type(s) for +: 'decimal.Decimal' and 'str'
# | InvalidOperation: [<class 'decimal.DivisionUndefined'>]
# | ValueError: cannot convert NaN to integer
# | TypeError: '<' not supported between instances of 'decimal.Decimal' and 'str'
# | 1/2 1/4 1/2 -3/2 3/7 Fraction(1, 2) 3 1/2 1/4 4 1.4142135623730951 2 157/50 311/99 True True 1.0 3/2 (5, Fraction(1, 6)) True 3 0.3333333333333333 5 1/2 0 1/10 3/2 (5, 2)
# | ZeroDivisionError: Fraction(1, 0)
# | ValueError: Invalid literal for Fraction: 'a'
# | TypeError: both arguments should be Rational instances
# | ZeroDivisionError: Fraction(1, 0)
# | ValueError: cannot convert NaN to integer ratio
# | TypeError: '<' not supported between instances of 'Fraction' and 'str'
