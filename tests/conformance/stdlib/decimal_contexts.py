# Decimal contexts: rounding modes, signals and traps, the current context, SignalDict, pickling.
import copy
import pickle
from decimal import *

for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    c = Context(prec=3, rounding=rounding)
    print(rounding, [str(c.create_decimal(x)) for x in ("1.2345", "-1.2355", "1.005", "1.015", "9.996", "-0.0010005")])

c = Context(prec=5, Emax=9, Emin=-9, traps=[])
for text in ("1E+10", "1E-10", "1E-20", "NaN", "sNaN5", "123456", "0E-30", "x"):
    c.clear_flags()
    print(text, c.create_decimal(text), [f.__name__ for f, on in c.flags.items() if on])
print(repr(c))

for operation in (lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("sNaN") + 1, lambda: Decimal("x"),
                  lambda: Decimal(-1).sqrt(), lambda: Decimal(10) ** 1000000, lambda: Decimal("NaN") < 1,
                  lambda: Context(rounding="up"), lambda: Context(prec=0), lambda: Context(Emax="x"),
                  lambda: getcontext().flags["x"], lambda: setcontext(1), lambda: Decimal(object()),
                  lambda: int(Decimal("inf")), lambda: hash(Decimal("sNaN")), lambda: Decimal((1, 2))):
    try:
        print(operation())
    except Exception as e:
        print(type(e).__name__, e)

with localcontext(prec=4) as inner:
    inner.traps[Inexact] = True
    print(Decimal(1) / 8, getcontext().prec, Inexact in getcontext().traps)
    try:
        print(Decimal(1) / 3)
    except Inexact as e:
        print("Inexact", e, isinstance(e, ArithmeticError))
print(Decimal(1) / 3, getcontext().flags[Inexact])
print(getcontext().flags == getcontext().flags.copy(), len(getcontext().traps), DivisionByZero.__mro__[1:3])

again = pickle.loads(pickle.dumps((Decimal("-1.50"), Context(prec=7, traps=[Overflow]))))
print(again, copy.copy(again[1]).prec, copy.deepcopy(again[0]))


class Money(Decimal):
    def __repr__(self):
        return f"Money({self})"


m = Money("12.50")
m.note = "paid"
print(m, repr(m), m.note, m + 1, type(m + 1).__name__, Money.from_float(0.5), pickle.loads(pickle.dumps(Decimal(m))))

# expect:
# | ROUND_UP ['1.24', '-1.24', '1.01', '1.02', '10.0', '-0.00101']
# | ROUND_DOWN ['1.23', '-1.23', '1.00', '1.01', '9.99', '-0.00100']
# | ROUND_CEILING ['1.24', '-1.23', '1.01', '1.02', '10.0', '-0.00100']
# | ROUND_FLOOR ['1.23', '-1.24', '1.00', '1.01', '9.99', '-0.00101']
# | ROUND_HALF_UP ['1.23', '-1.24', '1.01', '1.02', '10.0', '-0.00100']
# | ROUND_HALF_DOWN ['1.23', '-1.24', '1.00', '1.01', '10.0', '-0.00100']
# | ROUND_HALF_EVEN ['1.23', '-1.24', '1.00', '1.02', '10.0', '-0.00100']
# | ROUND_05UP ['1.23', '-1.23', '1.01', '1.01', '9.99', '-0.00101']
# | 1E+10 Infinity ['Overflow', 'Inexact', 'Rounded']
# | 1E-10 1E-10 ['Subnormal']
# | 1E-20 0E-13 ['Underflow', 'Subnormal', 'Inexact', 'Rounded', 'Clamped']
# | NaN NaN []
# | sNaN5 sNaN5 []
# | 123456 1.2346E+5 ['Inexact', 'Rounded']
# | 0E-30 0E-13 ['Clamped']
# | x NaN ['InvalidOperation']
# | Context(prec=5, rounding=ROUND_HALF_EVEN, Emin=-9, Emax=9, capitals=1, clamp=0, flags=[InvalidOperation], traps=[])
# | DivisionByZero [<class 'decimal.DivisionByZero'>]
# | InvalidOperation [<class 'decimal.DivisionUndefined'>]
# | InvalidOperation [<class 'decimal.InvalidOperation'>]
# | InvalidOperation [<class 'decimal.ConversionSyntax'>]
# | InvalidOperation [<class 'decimal.InvalidOperation'>]
# | Overflow [<class 'decimal.Overflow'>]
# | InvalidOperation [<class 'decimal.InvalidOperation'>]
# | TypeError valid values for rounding are:
# |   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
# |    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
# |    ROUND_05UP]
# | ValueError valid range for prec is [1, MAX_PREC]
# | TypeError an integer is required
# | KeyError 'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]'
# | TypeError argument must be a context
# | TypeError conversion from object to Decimal is not supported
# | OverflowError cannot convert Infinity to integer
# | TypeError Cannot hash a signaling NaN value
# | ValueError argument must be a sequence of length 3
# | 0.125 4 True
# | Inexact [<class 'decimal.Inexact'>] True
# | 0.3333333333333333333333333333 True
# | False 9 (<class 'decimal.DecimalException'>, <class 'ZeroDivisionError'>)
# | (Decimal('-1.50'), Context(prec=7, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[Overflow])) 7 -1.50
# | 12.50 Money(12.50) paid 13.50 Decimal 0.5 12.50
