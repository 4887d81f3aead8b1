i = 0
total = 0
x = 0.5
while i < 20000:
    total = total + i
    x = x * 1.0001
    i += 1
print(i, total)
print(x)
