def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, a ** 2, a ** b, abs(a), a.conjugate(), a.real, a.imag, a == 3 + 4j, a != b, bool(0j))
print(a + 1, 1 + a, a * 2.5, 2 / a, a - 1, 1 - a, 2 ** a, a ** 0, 0j ** 0, a ** -1, a ** 0.5, a ** 100, (1e200 + 1e200j) * 2)
show(lambda: a / 0)
show(lambda: 0j ** -1)
show(lambda: a // b)
show(lambda: a % b)
show(lambda: a < b)
show(lambda: int(a))
show(lambda: float(a))
show(lambda: divmod(a, b))
show(lambda: abs(complex(1e308, 1e308)))
show(lambda: (1e300 + 1j) ** 2)
show(lambda: pow(a, b, 2))
show(lambda: a + "x")

# expect:
# | (4+2j) (2+6j) (11-2j) (-1+2j) (-3-4j) (3+4j) (-7+24j) (-21.083139690689016-24.00021070941257j) 5.0 (3-4j) 3.0 4.0 True True False
# | (4+4j) (4+4j) (7.5+10j) (0.24-0.32j) (2+4j) (-2-4j) (-7.461496614688569+2.885492725513448j) (1+0j) (1+0j) (0.12-0.16j) (2+1j) (4.142651948233477e+68-7.87772410833036e+69j) (2e+200+2e+200j)
# | ZeroDivisionError: complex division by zero
# | ZeroDivisionError: 0.0 to a negative or complex power
# | TypeError: unsupported operand type(s) for //: 'complex' and 'complex'
# | TypeError: unsupported operand type(s) for %: 'complex' and 'complex'
# | TypeError: '<' not supported between instances of 'complex' and 'complex'
# | TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
# | TypeError: float() argument must be a string or a real number, not 'complex'
# | TypeError: unsupported operand type(s) for divmod(): 'complex' and 'complex'
# | 1.4142135623730951e+308
# | OverflowError: complex exponentiation
# | ValueError: complex modulo
# | TypeError: unsupported operand type(s) for +: 'complex' and 'str'
