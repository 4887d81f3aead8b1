def risky(i):
    if i % 97 == 0:
        raise ValueError(i)
    return i


t = caught = 0
for i in range(3000):
    try:
        t += risky(i)
    except ValueError as e:
        caught += e.args[0]
    finally:
        t += 1
print(t, caught)
z = 0
for i in range(2000):
    try:
        z += 10 // (i % 50)
    except ZeroDivisionError:
        z += 1
        continue
    else:
        z += 2
print(z)
d = {i: i for i in range(0, 100, 2)}
m = 0
for i in range(3000):
    try:
        m += d[i % 100]
    except KeyError as k:
        m -= k.args[0]
print(m)

# expect:
# | 4456395 45105
# | 5040
# | -1500
