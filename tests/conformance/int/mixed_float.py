big = 2**53
print(big + 1 == float(big + 1), float(big + 1) == big, big + 1.0, (big + 1) > float(big), 10**400 > 1e308, -10**400 < float("-inf"))
print(10**400 > float("inf"), 1 == 1.0, hash(1) == hash(1.0), 2**1023 == 2.0**1023, 2**53 + 1 < 2.0**53 + 2)
print(1 + 2.5, 2.5 + 1, 3 * 0.1, 7 // 2.0, 7 % 2.5, -7 // 2.0, -7 % 2.5, 7.0 / 2, divmod(7, 2.5), divmod(-7.5, 2))
for bad in (lambda: 10**400 + 1.0, lambda: float(10**400), lambda: 10**400 * 1.5, lambda: 1.0 // 0, lambda: 1 % 0.0, lambda: 1.5 / 0, lambda: divmod(1.0, 0)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(float("nan") == 1, 1 < float("nan"), 10**400 == float("nan"), min(1, 0.5), max(2**60, 1e18), sum([1, 2.5, 2**60]), sum([0.1] * 10))

# expect:
# | False True 9007199254740992.0 True True False
# | False True True True True
# | 3.5 3.5 0.30000000000000004 3.0 2.0 -4.0 0.5 3.5 (2.0, 2.0) (-4.0, 0.5)
# | OverflowError int too large to convert to float
# | OverflowError int too large to convert to float
# | OverflowError int too large to convert to float
# | ZeroDivisionError float floor division by zero
# | ZeroDivisionError float modulo
# | ZeroDivisionError float division by zero
# | ZeroDivisionError float divmod()
# | False False False 0.5 1152921504606846976 1.152921504606847e+18 0.9999999999999999
