t = 0
for i in range(3000):
    b = i % 2 == 0
    t += b
    t += not b
    c = b and i or None
    if c:
        t += c
    d = c if c is not None else -1
    t += d
    t += (i > 100) + (i < 50) * 2
    t += True if b is True else False
print(t)
x = None
for i in range(2000):
    if x is None:
        x = i
    elif x > 500:
        x = None
    else:
        x += 3
print(x)
f = False
n = 0
for i in range(2000):
    f = not f
    f ^= i % 3 == 0
    f |= i % 7 == 0
    n += f
print(f, n, type(f))
v = [None, 0, "", [], 0.0, 1, "a", [0], 0.5]
print(sum(1 for i in range(900) if v[i % 9]), sum(bool(v[i % 9]) for i in range(900)))

# expect:
# | 4502998
# | None
# | False 1238 <class 'bool'>
# | 400 400
