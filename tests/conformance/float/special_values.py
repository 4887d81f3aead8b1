import math
inf, nan = math.inf, math.nan
for x in (inf, -inf, 0.0, -0.0, 1e308, 5e-324):
    print(x, -x, abs(x), x == x, x > 0, x * 2, x / 2, x - x if x == x and abs(x) != inf else "nan", math.copysign(1, x), math.isinf(x), repr(x), str(x), f"{x:g}", bool(x))
print(nan != nan, nan == nan, nan < 1, nan > 1, math.isnan(nan), math.isnan(inf - inf), math.isnan(inf * 0), max(1.0, nan), min(nan, 1.0) != min(nan, 1.0), str(nan), f"{nan:.2f}")

# expect:
# | inf -inf inf True True inf inf nan 1.0 True inf inf inf True
# | -inf inf inf True False -inf -inf nan -1.0 True -inf -inf -inf True
# | 0.0 -0.0 0.0 True False 0.0 0.0 0.0 1.0 False 0.0 0.0 0 False
# | -0.0 0.0 0.0 True False -0.0 -0.0 0.0 -1.0 False -0.0 -0.0 -0 False
# | 1e+308 -1e+308 1e+308 True True inf 5e+307 0.0 1.0 False 1e+308 1e+308 1e+308 True
# | 5e-324 -5e-324 5e-324 True True 1e-323 0.0 0.0 1.0 False 5e-324 5e-324 4.94066e-324 True
# | True False False False True True True 1.0 True nan nan
