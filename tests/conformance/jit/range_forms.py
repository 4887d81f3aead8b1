t = 0
for i in range(3000, 0, -3):
    t += i
for i in range(-2000, 2000, 7):
    t -= i
for i in range(0):
    t += 10**9
for i in range(2**62, 2**62 + 3000):
    t ^= i & 7
for i in range(2**63 - 500, 2**63 + 500):
    t += i & 1
r = range(10, 2000, 3)
for i in r:
    t += r[i % len(r)]
for i in reversed(range(1500)):
    t += i
n = 100
for i in range(n):
    n = 5
    t += n
print(t, i, n)
for i in range(1000):
    if i == 500:
        i = "changed"
        break
print(i)
it = iter(range(1000))
for x in it:
    t += x
    if x % 3 == 0:
        next(it, None)
print(t)

# expect:
# | 3294596 99 5
# | changed
# | 3627929
