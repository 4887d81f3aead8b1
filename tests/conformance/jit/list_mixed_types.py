a = [1, 2.5, 3, True, 10**20, -1.5] * 300
t = 0
for x in a:
    t = t + x
print(repr(t))
s = []
for i in range(1000):
    s.append(i if i % 7 else float(i))
t = 0
for i in range(1000):
    t += s[i]
print(t, type(t))

# expect:
# | 2.9999999999999786e+22
# | 499500.0 <class 'float'>
