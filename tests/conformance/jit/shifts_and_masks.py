h = 14695981039346656037
for i in range(2000):
    h = ((h ^ (i & 0xFF)) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
print(h)
x = 88172645463325252
for i in range(2000):
    x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
    x ^= x >> 7
    x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
print(x)
t = 0
for i in range(1000):
    t += (1 << (i % 70)) >> (i % 65)
    t ^= -i >> (i % 80)
    t &= 0xFFFFFFFFFF
print(t, ~t, t | 1, -t >> 3)
try:
    for i in range(500, -500, -1):
        t = 1 << i
except ValueError as e:
    print(i, e)

# expect:
# | 13252285750014271541
# | 14004281193724023956
# | 1065118301265 -1065118301266 1065118301265 -133139787659
# | -1 negative shift count
