import math
f = [math.sqrt, math.exp, math.log, math.log2, math.log10, math.sin, math.cos, math.tan, math.floor, math.ceil, math.trunc, math.fabs, math.gamma, math.lgamma, math.erf, math.erfc, math.expm1, math.log1p, math.degrees, math.radians, math.cbrt, math.exp2, math.asinh, math.tanh, math.factorial, math.isqrt, math.frexp, math.modf, math.ulp, math.isnan, math.isinf, math.isfinite]
for fn in f:
    out = []
    for x in (0, 1, 2.5, -1, 100, float("inf"), float("nan"), "a", 10**400):
        try:
            out.append(fn(x))
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    print(fn.__name__, out)
print(math.pi, math.e, math.tau, math.inf, math.nan)

# expect:
# | sqrt [0.0, 1.0, 1.5811388300841898, 'ValueError: math domain error', 10.0, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | exp [1.0, 2.718281828459045, 12.182493960703473, 0.36787944117144233, 2.6881171418161356e+43, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | log ['ValueError: math domain error', 0.0, 0.9162907318741551, 'ValueError: math domain error', 4.605170185988092, inf, nan, 'TypeError: must be real number, not str', 921.0340371976182]
# | log2 ['ValueError: math domain error', 0.0, 1.3219280948873624, 'ValueError: math domain error', 6.643856189774724, inf, nan, 'TypeError: must be real number, not str', 1328.771237954945]
# | log10 ['ValueError: math domain error', 0.0, 0.3979400086720376, 'ValueError: math domain error', 2.0, inf, nan, 'TypeError: must be real number, not str', 400.0]
# | sin [0.0, 0.8414709848078965, 0.5984721441039565, -0.8414709848078965, -0.5063656411097588, 'ValueError: math domain error', nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | cos [1.0, 0.5403023058681398, -0.8011436155469337, 0.5403023058681398, 0.8623188722876839, 'ValueError: math domain error', nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | tan [0.0, 1.5574077246549023, -0.7470222972386603, -1.5574077246549023, -0.5872139151569291, 'ValueError: math domain error', nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | floor [0, 1, 2, -1, 100, 'OverflowError: cannot convert float infinity to integer', 'ValueError: cannot convert float NaN to integer', 'TypeError: must be real number, not str', 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000]
# | ceil [0, 1, 3, -1, 100, 'OverflowError: cannot convert float infinity to integer', 'ValueError: cannot convert float NaN to integer', 'TypeError: must be real number, not str', 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000]
# | trunc [0, 1, 2, -1, 100, 'OverflowError: cannot convert float infinity to integer', 'ValueError: cannot convert float NaN to integer', "TypeError: type str doesn't define __trunc__ method", 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000]
# | fabs [0.0, 1.0, 2.5, 1.0, 100.0, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | gamma ['ValueError: math domain error', 1.0, 1.3293403881791372, 'ValueError: math domain error', 9.332621544394415e+155, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | lgamma ['ValueError: math domain error', 0.0, 0.2846828704729196, 'ValueError: math domain error', 359.1342053695754, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | erf [0.0, 0.8427007929497149, 0.999593047982555, -0.8427007929497149, 1.0, 1.0, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | erfc [1.0, 0.15729920705028513, 0.0004069520174449589, 1.842700792949715, 0.0, 0.0, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | expm1 [0.0, 1.718281828459045, 11.182493960703473, -0.6321205588285577, 2.6881171418161356e+43, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | log1p [0.0, 0.6931471805599453, 1.252762968495368, 'ValueError: math domain error', 4.61512051684126, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | degrees [0.0, 57.29577951308232, 143.2394487827058, -57.29577951308232, 5729.5779513082325, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | radians [0.0, 0.017453292519943295, 0.04363323129985824, -0.017453292519943295, 1.7453292519943295, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | cbrt [0.0, 1.0, 1.3572088082974532, -1.0, 4.641588833612778, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | exp2 [1.0, 2.0, 5.656854249492381, 0.5, 1.2676506002282294e+30, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | asinh [0.0, 0.881373587019543, 1.6472311463710958, -0.881373587019543, 5.298342365610589, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | tanh [0.0, 0.7615941559557649, 0.9866142981514303, -0.7615941559557649, 1.0, 1.0, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | factorial [1, 1, "TypeError: 'float' object cannot be interpreted as an integer", 'ValueError: factorial() not defined for negative values', 93326215443944152681699238856266700490715968264381621468592963895217599993229915608941463976156518286253697920827223758251185210916864000000000000000000000000, "TypeError: 'float' object cannot be interpreted as an integer", "TypeError: 'float' object cannot be interpreted as an integer", "TypeError: 'str' object cannot be interpreted as an integer", 'OverflowError: factorial() argument should not exceed 9223372036854775807']
# | isqrt [0, 1, "TypeError: 'float' object cannot be interpreted as an integer", 'ValueError: isqrt() argument must be nonnegative', 10, "TypeError: 'float' object cannot be interpreted as an integer", "TypeError: 'float' object cannot be interpreted as an integer", "TypeError: 'str' object cannot be interpreted as an integer", 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000]
# | frexp [(0.0, 0), (0.5, 1), (0.625, 2), (-0.5, 1), (0.78125, 7), (inf, 0), (nan, 0), 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | modf [(0.0, 0.0), (0.0, 1.0), (0.5, 2.0), (-0.0, -1.0), (0.0, 100.0), (0.0, inf), (nan, nan), 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | ulp [5e-324, 2.220446049250313e-16, 4.440892098500626e-16, 2.220446049250313e-16, 1.4210854715202004e-14, inf, nan, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | isnan [False, False, False, False, False, False, True, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | isinf [False, False, False, False, False, True, False, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | isfinite [True, True, True, True, True, False, False, 'TypeError: must be real number, not str', 'OverflowError: int too large to convert to float']
# | 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
