import math
from math import sqrt, floor
t = 0.0
for i in range(1, 3000):
    t += sqrt(i) + math.sin(i) * math.cos(i) - abs(math.atan2(i, 3)) + floor(i / 7) + math.exp(-i) + math.log(i)
print(repr(t))
n = 0
for i in range(2000):
    n += int(i * 0.37) + round(i / 3) + min(i, 100) + max(i, 1.5) + pow(i, 2) % 7 + divmod(i, 7)[1]
    n += math.gcd(i, 12) + int(math.isqrt(i)) + len(str(i)) + ord(chr(i % 500 + 32)) + hash(i) % 3
print(n)
try:
    for i in range(1000, -3, -1):
        t += sqrt(i)
except ValueError as e:
    print(i, e)
try:
    for i in range(2000):
        t = math.exp(i)
except OverflowError as e:
    print(i, e)
f = 0.0
for i in range(1000):
    f += float(i) + float("1.5") + int("12") + abs(-i) + (i.bit_length() if i % 2 else 0.5)
print(f)

# expect:
# | 767203.7881324954
# | 4246108.0
# | -1 math domain error
# | 710 math range error
# | 1017239.0
