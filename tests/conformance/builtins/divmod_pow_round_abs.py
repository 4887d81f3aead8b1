def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(True, 1), pow(2, 3), pow(2, -2), pow(2, 3, 5), pow(2.0, 3), abs(-5), abs(-2.5), abs(3 + 4j), abs(True), round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(True), round(2.5, 0), round(5, None))
show(abs, "a")
show(divmod, 1, "a")
show(divmod, 1j, 1)
show(pow, 2, 3, 0)
show(pow, 2, 3, 1.5)
show(pow, "a", 1)
show(round, "a")
show(round, 1, 2, 3)
show(round, 1.5, 2.0)
show(round, None)
show(divmod, 1)
show(abs)
show(pow, 2)
show(round, number=2.567, ndigits=1)
show(pow, base=2, exp=3, mod=5)


class R:
    def __round__(self, n="none"): return f"rounded {n}"
    def __abs__(self): return "abs"
    def __divmod__(self, o): return "dm"
    def __pow__(self, o, m="nomod"): return ("pow", o, m)


print(round(R()), round(R(), 1), round(R(), None), abs(R()), divmod(R(), 1), pow(R(), 1), pow(R(), 1, 2), R() ** 2)
show(divmod, 1, R())
show(lambda: 1 ** R())

# expect:
# | (2, 1) (-3, 2) (3.0, 1.5) (1, 0) 8 0.25 3 8.0 5 2.5 5.0 1 2 4 -2 2.57 1200 1 2.0 5
# | TypeError: bad operand type for abs(): 'str'
# | TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'
# | TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
# | ValueError: pow() 3rd argument cannot be 0
# | TypeError: pow() 3rd argument not allowed unless all arguments are integers
# | TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
# | TypeError: type str doesn't define __round__ method
# | TypeError: round() takes at most 2 arguments (3 given)
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: type NoneType doesn't define __round__ method
# | TypeError: divmod expected 2 arguments, got 1
# | TypeError: abs() takes exactly one argument (0 given)
# | TypeError: pow() missing required argument 'exp' (pos 2)
# | 2.6
# | 3
# | rounded none rounded 1 rounded none abs dm ('pow', 1, 'nomod') ('pow', 1, 2) ('pow', 2, 'nomod')
# | TypeError: unsupported operand type(s) for divmod(): 'int' and 'R'
# | TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'R'
