def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for x in (0.0, 1.5, -2.5, 3.0, 1e20, 0.1):
    print(x.is_integer(), x.as_integer_ratio(), x.conjugate(), x.real, x.imag, int(x), x.__floor__(), x.__ceil__(), x.__trunc__(), bool(x))
show(float("inf").as_integer_ratio)
show(float("nan").as_integer_ratio)
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e20)])
print([round(x, 2) for x in (2.675, 1.005, 0.125, -0.125, 1e20, 123.456)], round(1234.5, -2), round(2.5, 0), round(1e300, 400), round(5e-324, 500), round(1.5, None))
show(round, float("nan"))
show(round, float("inf"))
show(round, float("nan"), 2)
show(round, 1.5, "a")
show(round, "a")
show(round, 1.7e308, -308)
print(float.__getformat__("double"), (1.5).__eq__(1), (1.5).__lt__("a"), (1.5).__add__(None), (2.0).__rsub__(5), (1.5).__hash__() == hash(1.5))

# expect:
# | True (0, 1) 0.0 0.0 0.0 0 0 0 0 False
# | False (3, 2) 1.5 1.5 0.0 1 1 2 1 True
# | False (-5, 2) -2.5 -2.5 0.0 -2 -3 -2 -2 True
# | True (3, 1) 3.0 3.0 0.0 3 3 3 3 True
# | True (100000000000000000000, 1) 1e+20 1e+20 0.0 100000000000000000000 100000000000000000000 100000000000000000000 100000000000000000000 True
# | False (3602879701896397, 36028797018963968) 0.1 0.1 0.0 0 0 1 0 True
# | OverflowError: cannot convert Infinity to integer ratio
# | ValueError: cannot convert NaN to integer ratio
# | [0, 2, 2, 0, -2, 2, 100000000000000000000]
# | [2.67, 1.0, 0.12, -0.12, 1e+20, 123.46] 1200.0 2.0 1e+300 5e-324 2
# | ValueError: cannot convert float NaN to integer
# | OverflowError: cannot convert float infinity to integer
# | nan
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: type str doesn't define __round__ method
# | OverflowError: rounded value too large to represent
# | IEEE, little-endian False NotImplemented NotImplemented 3.0 True
