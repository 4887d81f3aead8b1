t = u = 0
for i in range(-1500, 1500):
    t += i // 7 - i // -7
    u += i % 7 + i % -7 + (i % 16) + (i // 16)
print(t, u)
f = 0.0
for i in range(1, 2000):
    f += (i / 3) % 1.5 + i // 2.5 - (-i) % 2.25
print(repr(f))
try:
    for i in range(1000, -5, -1):
        t += 1000 // i
except ZeroDivisionError as e:
    print(i, e, t)
try:
    for i in range(1000, -5, -1):
        f += 1.0 / i
except ZeroDivisionError as e:
    print(i, e, repr(f))
x = -2**47
for i in range(500):
    x = -2**47 // -1
print(x)

# expect:
# | -429 21003
# | 798133.0833333334
# | 0 integer division or modulo by zero 6640
# | 0 float division by zero 798140.5688041956
# | 140737488355328
