# Every operation of Decimal, on small and large coefficients, specials, with the flags it sets.
from decimal import *
import math
from fractions import Fraction

numbers = [Decimal(x) for x in ("0", "-0.00", "1", "-7", "2.50", "123456789012345678901234567890", "9.99E+20", "-1E-30", "Infinity", "NaN7")]
c = Context(prec=12, Emax=99, Emin=-99, traps=[])
for name in ("abs", "exp", "ln", "log10", "logb", "minus", "next_minus", "next_plus", "normalize", "plus", "sqrt", "to_integral_exact",
             "to_integral_value", "number_class", "to_sci_string", "to_eng_string", "logical_invert", "is_normal", "is_signed"):
    c.clear_flags()
    print(name, *[getattr(c, name)(x) for x in numbers], [f.__name__ for f in c.flags if c.flags[f]])
for name in ("add", "subtract", "multiply", "divide", "divide_int", "divmod", "remainder", "remainder_near", "power", "compare", "compare_total",
             "max", "min_mag", "quantize", "next_toward", "scaleb", "shift", "rotate", "copy_sign", "same_quantum", "logical_xor"):
    c.clear_flags()
    print(name, *[getattr(c, name)(x, y) for x in numbers[2:] for y in numbers[::3]], [f.__name__ for f in c.flags if c.flags[f]])

print(Decimal(2).sqrt(Context(prec=60)))
print(Decimal(1).exp(Context(prec=60)))
print(Decimal(10).ln(Context(prec=60)))
print(Decimal("1.0000000001").ln(), Decimal("1E+1000").log10(), Decimal(4) ** Decimal("0.5"), Decimal(3) ** -40, pow(Decimal(3), 1000, 97))
print(Decimal(3).fma(4, 5), Decimal("1.1") + 2, 3 - Decimal("0.1"), 7 // Decimal(2), -7 % Decimal(3), divmod(Decimal(17), 5))
print(round(Decimal("2.5")), round(Decimal("2.675"), 2), math.floor(Decimal("-1.5")), math.ceil(Decimal("1.2")), math.trunc(Decimal("-9.9")))
print(Decimal(0.1), Decimal.from_float(-2.5), Decimal("0.5") == 0.5, Decimal("0.1") == 0.1, Decimal(1) < 1.5, Decimal("0.5") == Fraction(1, 2))
print(hash(Decimal("2.5")) == hash(2.5), hash(Decimal(10**30)) == hash(10**30), hash(Decimal("Infinity")) == hash(math.inf))
print(Decimal("3.140").as_tuple(), Decimal("-2.5").as_integer_ratio(), Decimal("NaN12").as_tuple(), float(Decimal("1e-5")), complex(Decimal(2)))
for spec in ("", ".2f", "e", ".3e", "g", ".4g", "%", ",.1f", "020", "+.1f", "*^20", "z.0f", "012,.2f", "#x"):
    try:
        print(spec, *[format(Decimal(x), spec) for x in ("1234567.891", "-0.004", "1E+9", "NaN")], sep="|")
    except ValueError as e:
        print(spec, e)
total = Decimal(0)
for i in range(2000):
    total += (Decimal(i) * Decimal("0.01") / 3).quantize(Decimal("0.01"), ROUND_HALF_UP)
print(total)

# expect:
# | abs 0 0.00 1 7 2.50 1.23456789012E+29 9.99E+20 1E-30 Infinity NaN7 ['Inexact', 'Rounded']
# | exp 1 1 2.71828182846 0.000911881965555 12.1824939607 Infinity Infinity 1.00000000000 Infinity NaN7 ['Overflow', 'Inexact', 'Rounded']
# | ln -Infinity -Infinity 0 NaN 0.916290731874 66.9856887191 48.3532864525 NaN Infinity NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | log10 -Infinity -Infinity 0 NaN 0.397940008672 29.0915149772 20.9995654882 NaN Infinity NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | logb -Infinity -Infinity 0 0 0 29 20 -30 Infinity NaN7 ['DivisionByZero']
# | minus 0 0.00 -1 7 -2.50 -1.23456789012E+29 -9.99E+20 1E-30 -Infinity NaN7 ['Inexact', 'Rounded']
# | next_minus -1E-110 -1E-110 0.999999999999 -7.00000000001 2.49999999999 1.23456789012E+29 9.98999999999E+20 -1.00000000001E-30 9.99999999999E+99 NaN7 []
# | next_plus 1E-110 1E-110 1.00000000001 -6.99999999999 2.50000000001 1.23456789013E+29 9.99000000001E+20 -9.99999999999E-31 Infinity NaN7 []
# | normalize 0 -0 1 -7 2.5 1.23456789012E+29 9.99E+20 -1E-30 Infinity NaN7 ['Inexact', 'Rounded']
# | plus 0 0.00 1 -7 2.50 1.23456789012E+29 9.99E+20 -1E-30 Infinity NaN7 ['Inexact', 'Rounded']
# | sqrt 0 -0.0 1 NaN 1.58113883008 3.51364182882E+14 31606961258.6 NaN Infinity NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | to_integral_exact 0 -0 1 -7 2 123456789012345678901234567890 9.99E+20 -0 Infinity NaN7 ['Inexact', 'Rounded']
# | to_integral_value 0 -0 1 -7 2 123456789012345678901234567890 9.99E+20 -0 Infinity NaN7 []
# | number_class +Zero -Zero +Normal -Normal +Normal +Normal +Normal -Normal +Infinity NaN []
# | to_sci_string 0 -0.00 1 -7 2.50 123456789012345678901234567890 9.99E+20 -1E-30 Infinity NaN7 []
# | to_eng_string 0 -0.00 1 -7 2.50 123456789012345678901234567890 999E+18 -1E-30 Infinity NaN7 []
# | logical_invert 111111111111 NaN 111111111110 NaN NaN NaN NaN NaN NaN NaN ['InvalidOperation']
# | is_normal False False True True True True True True False False []
# | is_signed False True False True False False False True False False []
# | add 1 -6 9.99000000000E+20 NaN7 -7 -14 9.99000000000E+20 NaN7 2.50 -4.50 9.99000000000E+20 NaN7 1.23456789012E+29 1.23456789012E+29 1.23456790011E+29 NaN7 9.99000000000E+20 9.99000000000E+20 1.998E+21 NaN7 -1E-30 -7.00000000000 9.99000000000E+20 NaN7 Infinity Infinity Infinity NaN7 NaN7 NaN7 NaN7 NaN7 ['Inexact', 'Rounded']
# | subtract 1 8 -9.99000000000E+20 NaN7 -7 0 -9.99000000000E+20 NaN7 2.50 9.50 -9.99000000000E+20 NaN7 1.23456789012E+29 1.23456789012E+29 1.23456788013E+29 NaN7 9.99000000000E+20 9.99000000000E+20 0E+18 NaN7 -1E-30 7.00000000000 -9.99000000000E+20 NaN7 Infinity Infinity Infinity NaN7 NaN7 NaN7 NaN7 NaN7 ['Inexact', 'Rounded']
# | multiply 0 -7 9.99E+20 NaN7 -0 49 -6.993E+21 NaN7 0.00 -17.50 2.49750E+21 NaN7 0 -8.64197523086E+29 1.23333332223E+50 NaN7 0E+18 -6.993E+21 9.98001E+41 NaN7 -0E-30 7E-30 -9.99E-10 NaN7 NaN -Infinity Infinity NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | divide Infinity -0.142857142857 1.00100100100E-21 NaN7 -Infinity 1 -7.00700700701E-21 NaN7 Infinity -0.357142857143 2.50250250250E-21 NaN7 Infinity -1.76366841446E+28 123580369.382 NaN7 Infinity -1.42714285714E+20 1 NaN7 -Infinity 1.42857142857E-31 -1.00100100100E-51 NaN7 Infinity -Infinity Infinity NaN7 NaN7 NaN7 NaN7 NaN7 ['DivisionByZero', 'Inexact', 'Rounded']
# | divide_int Infinity -0 0 NaN7 -Infinity 1 -0 NaN7 Infinity -0 0 NaN7 Infinity NaN 123580369 NaN7 Infinity NaN 1 NaN7 -Infinity 0 -0 NaN7 Infinity -Infinity Infinity NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation', 'DivisionByZero']
# | divmod (Decimal('Infinity'), Decimal('NaN')) (Decimal('-0'), Decimal('1')) (Decimal('0'), Decimal('1')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('-Infinity'), Decimal('NaN')) (Decimal('1'), Decimal('-0')) (Decimal('-0'), Decimal('-7')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('Infinity'), Decimal('NaN')) (Decimal('-0'), Decimal('2.50')) (Decimal('0'), Decimal('2.50')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('Infinity'), Decimal('NaN')) (Decimal('NaN'), Decimal('NaN')) (Decimal('123580369'), Decimal('3.81345678901E+20')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('Infinity'), Decimal('NaN')) (Decimal('NaN'), Decimal('NaN')) (Decimal('1'), Decimal('0E+18')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('-Infinity'), Decimal('NaN')) (Decimal('0'), Decimal('-1E-30')) (Decimal('-0'), Decimal('-1E-30')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('Infinity'), Decimal('NaN')) (Decimal('-Infinity'), Decimal('NaN')) (Decimal('Infinity'), Decimal('NaN')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('NaN7'), Decimal('NaN7')) (Decimal('NaN7'), Decimal('NaN7')) ['InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded']
# | remainder NaN 1 1 NaN7 NaN -0 -7 NaN7 NaN 2.50 2.50 NaN7 NaN NaN 3.81345678901E+20 NaN7 NaN NaN 0E+18 NaN7 NaN -1E-30 -1E-30 NaN7 NaN NaN NaN NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | remainder_near NaN 1 1 NaN7 NaN -0 -7 NaN7 NaN 2.50 2.50 NaN7 NaN NaN 3.81345678901E+20 NaN7 NaN NaN 0E+18 NaN7 NaN -1E-30 -1E-30 NaN7 NaN NaN NaN NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | power 1 1 1 NaN7 1 -0.00000121426567890 Infinity NaN7 1 0.0016384 Infinity NaN7 1 0E-110 Infinity NaN7 1 0E-110 Infinity NaN7 1 -Infinity 0E-110 NaN7 1 0 Infinity NaN7 NaN7 NaN7 NaN7 NaN7 ['Overflow', 'Underflow', 'Subnormal', 'Inexact', 'Rounded', 'Clamped']
# | compare 1 1 -1 NaN7 -1 0 -1 NaN7 1 1 -1 NaN7 1 1 1 NaN7 1 1 0 NaN7 -1 1 -1 NaN7 1 1 1 NaN7 NaN7 NaN7 NaN7 NaN7 []
# | compare_total 1 1 -1 -1 -1 0 -1 -1 1 1 -1 -1 1 1 1 -1 1 1 0 -1 -1 1 -1 -1 1 1 1 -1 1 1 1 0 []
# | max 1 1 9.99E+20 1 0 -7 9.99E+20 -7 2.50 2.50 9.99E+20 2.50 1.23456789012E+29 1.23456789012E+29 1.23456789012E+29 1.23456789012E+29 9.99E+20 9.99E+20 9.99E+20 9.99E+20 0 -1E-30 9.99E+20 -1E-30 Infinity Infinity Infinity Infinity 0 -7 9.99E+20 NaN7 ['Inexact', 'Rounded']
# | min_mag 0 1 1 1 0 -7 -7 -7 0 2.50 2.50 2.50 0 -7 9.99E+20 1.23456789012E+29 0 -7 9.99E+20 9.99E+20 0 -1E-30 -1E-30 -1E-30 0 -7 9.99E+20 Infinity 0 -7 9.99E+20 NaN7 ['Inexact', 'Rounded']
# | quantize 1 1 0E+18 NaN7 -7 -7 -0E+18 NaN7 2 2 0E+18 NaN7 NaN NaN 1.23456789012E+29 NaN7 NaN NaN 9.99E+20 NaN7 -0 -0 -0E+18 NaN7 NaN NaN NaN NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | next_toward 0.999999999999 0.999999999999 1.00000000001 NaN7 -6.99999999999 -7 -6.99999999999 NaN7 2.49999999999 2.49999999999 2.50000000001 NaN7 1.23456789012E+29 1.23456789012E+29 1.23456789012E+29 NaN7 9.98999999999E+20 9.98999999999E+20 9.99E+20 NaN7 -9.99999999999E-31 -1.00000000001E-30 -9.99999999999E-31 NaN7 9.99999999999E+99 9.99999999999E+99 9.99999999999E+99 NaN7 NaN7 NaN7 NaN7 NaN7 []
# | scaleb 1 1E-7 NaN NaN7 -7 -7E-7 NaN NaN7 2.50 2.50E-7 NaN NaN7 1.23456789012E+29 1.23456789012E+22 NaN NaN7 9.99E+20 9.99E+13 NaN NaN7 -1E-30 -1E-37 NaN NaN7 Infinity Infinity NaN NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation', 'Inexact', 'Rounded']
# | shift 1 0 NaN NaN7 -7 -0 NaN NaN7 2.50 0.00 NaN NaN7 901234567890 90123 NaN NaN7 9.99E+20 0E+18 NaN NaN7 -1E-30 -0E-30 NaN NaN7 Infinity Infinity NaN NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation']
# | rotate 1 100000 NaN NaN7 -7 -700000 NaN NaN7 2.50 250000.00 NaN NaN7 901234567890 456789090123 NaN NaN7 9.99E+20 9.9900000E+25 NaN NaN7 -1E-30 -1.00000E-25 NaN NaN7 Infinity Infinity NaN NaN7 NaN7 NaN7 NaN7 NaN7 ['InvalidOperation']
# | copy_sign 1 -1 1 1 7 -7 7 7 2.50 -2.50 2.50 2.50 123456789012345678901234567890 -123456789012345678901234567890 123456789012345678901234567890 123456789012345678901234567890 9.99E+20 -9.99E+20 9.99E+20 9.99E+20 1E-30 -1E-30 1E-30 1E-30 Infinity -Infinity Infinity Infinity NaN7 -NaN7 NaN7 NaN7 []
# | same_quantum True True False False True True False False False False False False True True False False False False True False False False False False False False False False False False False True []
# | logical_xor 1 NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN ['InvalidOperation']
# | 1.41421356237309504880168872420969807856967187537694807317668
# | 2.71828182845904523536028747135266249775724709369995957496697
# | 2.30258509299404568401799145468436420760110148862877297603333
# | 9.999999999500000000033333333E-11 1000 2.000000000000000000000000000 8.225263339969959081282058401E-20 36
# | 17 3.1 2.9 3 -1 (Decimal('3'), Decimal('2'))
# | 2 2.68 -2 2 -9
# | 0.1000000000000000055511151231257827021181583404541015625 -2.5 True False True True
# | True True True
# | DecimalTuple(sign=0, digits=(3, 1, 4, 0), exponent=-3) (-5, 2) DecimalTuple(sign=0, digits=(1, 2), exponent='n') 1e-05 (2+0j)
# | |1234567.891|-0.004|1E+9|NaN
# | .2f|1234567.89|-0.00|1000000000.00|NaN
# | e|1.234567891e+6|-4e-3|1e+9|NaN
# | .3e|1.235e+6|-4.000e-3|1.000e+9|NaN
# | g|1234567.891|-0.004|1e+9|NaN
# | .4g|1.235e+6|-0.004|1e+9|NaN
# | %|123456789.1%|-0.4%|100000000000%|NaN%
# | ,.1f|1,234,567.9|-0.0|1,000,000,000.0|NaN
# | 020|0000000001234567.891|-000000000000000.004|00000000000000001E+9|                 NaN
# | +.1f|+1234567.9|-0.0|+1000000000.0|+NaN
# | *^20|****1234567.891*****|*******-0.004*******|********1E+9********|********NaN*********
# | z.0f|1234568|0|1000000000|NaN
# | 012,.2f|1,234,567.89|-0,000,000.00|1,000,000,000.00|         NaN
# | #x invalid format string
# | 6663.33
