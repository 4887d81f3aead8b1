def add(a, b):
    return a + b


def scale(x, k=2):
    return x * k


def clamp(x, *, lo=0, hi=1000):
    if x < lo:
        return lo
    if x > hi:
        return hi
    return x


t = 0
for i in range(5000):
    t = add(t, clamp(scale(i)))
    if i % 1000 == 999:
        t = add(t, scale(i, k=3))
print(t)
add = lambda a, b: a - b
for i in range(1000):
    t = add(t, i)
print(t)

# expect:
# | 4794485
# | 4294985
