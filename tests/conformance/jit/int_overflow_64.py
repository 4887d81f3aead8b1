x = 2**63 - 1500
for i in range(3000):
    x = x + 1
print(x)
y = 1
for i in range(200):
    y = y * 2 if y < 2**70 else 1
print(y)
z = -(2**63) + 700
for i in range(1500):
    z -= 1
print(z)
m = 3
for i in range(300):
    m = m * m % (2**61 - 1)
print(m)

# expect:
# | 9223372036854777308
# | 288230376151711744
# | -9223372036854776608
# | 2305843009213693948
