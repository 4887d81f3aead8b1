a, b = 0, 1
for i in range(1000):
    a, b = b, a + b
print(a % 10**20, len(str(a)))
f = 1
for i in range(1, 300):
    f *= i
print(f % (10**9 + 7), f.bit_length())
z = 0j
n = 0
for i in range(2000):
    z = z * z + (0.1 + 0.2j)
    if abs(z) > 2: n += 1
print(z, n)
p, q = 3**200, 7
for i in range(500):
    p, q = p // 3 if p > 3 else 3**200, q * 7 % (2**127 - 1)
print(p, q)
t = 0
for i in range(2000):
    t += i if i % 2 else 2**64
    t -= 2**64 if i % 4 == 0 else 0
print(t)
m = 2**48
for i in range(3000):
    m = m - 1 if i % 2 else m + 1
print(m, m - 2**48)

# expect:
# | 76137795166849228875 209
# | 528064896 2034
# | (0.05278640450004206+0.223606797749979j) 0
# | 515377520732011331036461129765621272702107522001 158420888319351288892725468805389750478
# | 9223372036854776808000
# | 281474976710656 0
