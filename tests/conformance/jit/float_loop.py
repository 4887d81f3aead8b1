x, y = 0.5, 1.0
for i in range(3000):
    x = x * 0.999 + y / 3.0
    y = y - x * 0.001
print(repr(x), repr(y))
s = 0.0
i = 0
while i < 2000:
    s += 1.0 / (i + 1)
    i += 1
print(repr(s))

# expect:
# | -4.003926121318754 -0.0448668819351755
# | 8.178368103610284
