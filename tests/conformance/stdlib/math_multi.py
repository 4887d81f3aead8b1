import math
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(math.gcd(), math.gcd(12, 18, 24), math.gcd(-4, 0), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.comb(10, 3), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.prod([1, 2, 3]), math.prod([], start=5), math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]), math.fsum([0.1] * 10), math.fmod(-5, 3), math.remainder(5, 3), math.copysign(1, -0.0), math.ldexp(0.5, 10), math.atan2(-0.0, -1), math.pow(2, 0.5), math.nextafter(1, 2), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1, rel_tol=0.2), math.log(8, 2), math.log(10**400), math.log2(2**1000), math.log10(10**300), math.isqrt(10**40), math.factorial(25))
for fn, args in ((math.gcd, (1.5,)), (math.comb, (-1, 2)), (math.perm, (5, -1)), (math.factorial, (-1,)), (math.factorial, (1.0,)), (math.sqrt, (-1,)), (math.log, (0,)), (math.log, (-1,)), (math.log, (2, 1)), (math.log, (2, 0)), (math.pow, (0, -1)), (math.pow, (-1, 0.5)), (math.exp, (1000,)), (math.fmod, (1, 0)), (math.acos, (2,)), (math.atanh, (1,)), (math.dist, ([1], [1, 2])), (math.fsum, (["a"],)), (math.isqrt, (-1,)), (math.ldexp, (1, 10000)), (math.prod, (5,)), (math.floor, ("a",)), (math.ceil, (float("nan"),)), (math.floor, (float("inf"),)), (math.sin, (float("inf"),)), (math.isclose, (1, 2), ), (math.hypot, ("a",)), (math.gamma, (-1,)), (math.lgamma, (0,)), (math.remainder, (1, 0)), (math.sumprod if hasattr(math, "sumprod") else math.sqrt, ("x",)), (math.trunc, ("a",)), (math.modf, ("a",))):
    show(fn, *args)


class F:
    def __floor__(self): return "floored"
    def __ceil__(self): return "ceiled"
    def __trunc__(self): return "truncated"
    def __float__(self): return 4.0
    def __index__(self): return 6


print(math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(F()), math.gcd(F(), 4), math.factorial(F()))

# expect:
# | 0 6 4 12 1 0 120 0 20 120 6 5 5.0 0.0 3.0 5.0 1.0 -2.0 -1.0 -1.0 512.0 -3.141592653589793 1.4142135623730951 1.0000000000000002 True True 3.0 921.0340371976182 1000.0 300.0 100000000000000000000 15511210043330985984000000
# | TypeError: 'float' object cannot be interpreted as an integer
# | ValueError: n must be a non-negative integer
# | ValueError: k must be a non-negative integer
# | ValueError: factorial() not defined for negative values
# | TypeError: 'float' object cannot be interpreted as an integer
# | ValueError: math domain error
# | ValueError: math domain error
# | ValueError: math domain error
# | ZeroDivisionError: float division by zero
# | ValueError: math domain error
# | ValueError: math domain error
# | ValueError: math domain error
# | OverflowError: math range error
# | ValueError: math domain error
# | ValueError: math domain error
# | ValueError: math domain error
# | ValueError: both points must have the same number of dimensions
# | TypeError: must be real number, not str
# | ValueError: isqrt() argument must be nonnegative
# | OverflowError: math range error
# | TypeError: 'int' object is not iterable
# | TypeError: must be real number, not str
# | ValueError: cannot convert float NaN to integer
# | OverflowError: cannot convert float infinity to integer
# | ValueError: math domain error
# | False
# | TypeError: must be real number, not str
# | ValueError: math domain error
# | ValueError: math domain error
# | ValueError: math domain error
# | TypeError: must be real number, not str
# | TypeError: type str doesn't define __trunc__ method
# | TypeError: must be real number, not str
# | floored ceiled truncated 2.0 2 720
