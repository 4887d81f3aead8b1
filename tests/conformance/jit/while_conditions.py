i = 0
while True:
    i += 1
    if i > 3000:
        break
print(i)
a, b = 0, 1
while a < 10**15:
    a, b = b, a + b
print(a, b)
lst = list(range(2000))
n = 0
while lst:
    n += lst.pop()
print(n, lst)
x = 27
steps = 0
for start in range(1, 300):
    x = start
    while x != 1:
        x = x // 2 if x % 2 == 0 else 3 * x + 1
        steps += 1
print(steps)
lo, hi = 0.0, 100.0
while hi - lo > 1e-9:
    mid = (lo + hi) / 2
    if mid * mid < 2:
        lo = mid
    else:
        hi = mid
print(repr(lo))
n = 10**6
c = 0
while n and c < 5000:
    n -= 1 + c % 3
    c += 1
else:
    print("else", n, c)

# expect:
# | 3001
# | 1304969544928657 2111485077978050
# | 1999000 []
# | 14151
# | 1.414213561656652
# | else 990001 5000
