a, b, c = 6, 4, 3
print(a + b * c, (a + b) * c, a - b - c, a / b / c, a ** b ** 2 % 1000, -a ** 2, 2 ** -1, a % b * c, a // b * c, a << 1 + 1, a & b | c ^ 1, a < b == False, a < b < c, not a == b, not a and b, a or b and c, a and b or c, a if b else c if a else b, a == b != c, a is not b, 1 in [1] == [1], ~a + 1, -a // b, +-+a, a @ b if 0 else "no matmul", a * -b, not -a, a ** -b > 0, lambda: a)if 0 else print(6 + 4 * 3, not 1 == 2)
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) + 1, 1 or 1 / 0, 0 and 1 / 0, not 0 or 1 / 0, 1 < 2 > 1 < 3, 1 < 3 < 2 or "no", [] or {} or 0, () and 1, "a" and "b" and "", None is None is None, 1 == 1 in [True, 1], (1, 2) < (1, 3) < (2,), 3 > 2 > 1 != 0)
x = [1, 2, 3]
print(x[0] + x[1] * x[2], -x[0], not x, x[-1] ** 2, *x, *x[1:], [*x, *x][3], {**{"a": 1}}["a"], (lambda v: v + 1)(2) * 3, x.index(2) + 1, x[x[0]], "ab"[0] * 2 + "c", f"{a}" + "b" * 2 == "6bb")
print(5 & 3 == 1, 5 & (3 == 1), 1 << 2 < 5, 1 + 2 << 1, 7 ^ 2 & 3, 10 - 2 + 3, 10 - (2 + 3), 100 // 7 % 5, 2 * 3 % 4, -7 // 2, -(7 // 2), 2 ** 3 * 2, 2 * 2 ** 3, -2 ** 2, (-2) ** 2, 2 ** 3 ** 0, not True == False, not (True == False))

# expect:
# | 18 True
# | 3 2 1 0 True True no 0 ()  True True True True
# | 7 -1 False 9 1 2 3 2 3 1 1 9 2 2 aac True
# | True 0 True 6 5 11 5 4 2 -4 -3 16 16 -4 4 2 True True
