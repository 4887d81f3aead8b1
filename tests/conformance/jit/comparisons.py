lt = eq = ne = ch = 0
for i in range(3000):
    x = i * 0.5
    if x < i: lt += 1
    if x == i: eq += 1
    if i != 1500.0: ne += 1
    if 100 <= i < x * 2 + 1 <= 2000: ch += 1
print(lt, eq, ne, ch)
nan = float("nan")
c = 0
for i in range(1000):
    v = nan if i % 3 == 0 else i
    if v < 500: c += 1
    if not v >= 500: c += 10
    if v != v: c += 100
print(c)
b = 2**60
n = 0
for i in range(1000):
    if b + i > 2.0**60: n += 1
    if b + i == float(b + i): n += 1
print(n)
is_ = 0
for i in range(1000):
    v = None if i % 4 == 0 else i
    if v is None: is_ += 1
    if v is not None and v: is_ += 2
    if v in (1, 2, 3): is_ += 100
print(is_)

# expect:
# | 2999 1 2999 1900
# | 40403
# | 1003
# | 2050
