print(0, 00, 0_0, 1_000, 0xFF, 0Xff, 0o17, 0O17, 0b11, 0B1_1, 1.5, .5, 5., 1e5, 1E-5, 1_0.0_1, 1e1_0, 1j, 1.5J, 0xdead_beef, 10j, 0_0.5, 00.5, 0e0, 1_0j, 09.5, 09j, 0000)
for src in ("01", "0_1", "1__0", "0x_f", "0x_", "0b12", "0o9", "1_a", "1.e", "1e+", "0xg", "1.5.5", "1..real", "1.real", "1 .real", "1_000_", "0b", "5if 1else 2", "0x1for x in y", "1or 2", "1_000j", "0o", "1e5_", "1.__class__", "123abc", "0777", "1ee5", "0b1.5", "0xf.5"):
    try:
        print(src, eval(src))
    except SyntaxError as e:
        print(src, "->", e.msg, e.offset)
ñ = 1
变量 = 2
ﬁne = 3
print(ñ, 变量, fine, "fine" in globals(), "ﬁne" in globals())
K = 5
print(K)
_ = __ = ___1 = 0
x\
= 5
print(x); y = 6; print(y);
if x: y = 7; z = 8
print(y, z)
print((1,
       2,  # comment

       3), [
    4
], """a
b""" 'c' "d")
# -*- not a coding -*-
a = 1 if True else 2 ; b = (
    1 +
    2
)
print(a, b, 1 < 2 < 3, not 1 == 2, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -3 // 2, 5 - -3, ~-1, not not 1, 1 if 0 else 2 if 0 else 3, lambda: 0 or 1 and 2)if 0 else print("done")
print(1 + 2 * 3 - 4 / 2 // 1 % 3, 1 << 2 + 1, 1 | 2 ^ 3 & 4, 5 & 3 == 3, 1 < 2 == True, 3 in [3] == True, "a" "b" * 2, not 1 in [1], -1 .__abs__())

# expect:
# | 0 0 0 1000 255 255 15 15 3 3 1.5 0.5 5.0 100000.0 1e-05 10.01 10000000000.0 1j 1.5j 3735928559 10j 0.5 0.5 0.0 10j 9.5 9j 0
# | 01 -> leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1
# | 0_1 -> leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1
# | 1__0 -> invalid decimal literal 2
# | 0x_f 15
# | 0x_ -> invalid hexadecimal literal 3
# | 0b12 -> invalid digit '2' in binary literal 4
# | 0o9 -> invalid digit '9' in octal literal 3
# | 1_a -> invalid decimal literal 2
# | 1.e -> invalid decimal literal 2
# | 1e+ -> invalid decimal literal 3
# | 0xg -> invalid hexadecimal literal 2
# | 1.5.5 -> invalid syntax 4
# | 1..real 1.0
# | 1.real -> invalid decimal literal 2
# | 1 .real 1
# | 1_000_ -> invalid decimal literal 6
# | 0b -> invalid binary literal 2
# | 5if 1else 2 5
# | 0x1for x in y 31
# | 1or 2 1
# | 1_000j 1000j
# | 0o -> invalid octal literal 2
# | 1e5_ -> invalid decimal literal 4
# | 1.__class__ -> invalid decimal literal 2
# | 123abc -> invalid decimal literal 3
# | 0777 -> leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1
# | 1ee5 -> invalid decimal literal 1
# | 0b1.5 -> invalid syntax 4
# | 0xf.5 -> invalid syntax 4
# | 1 2 3 True False
# | 5
# | 5
# | 6
# | 7 8
# | (1, 2, 3) [4] a
# | bcd
# | done
# | 5.0 8 3 False False False abab False -1
