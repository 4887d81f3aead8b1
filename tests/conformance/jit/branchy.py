a = b = c = 0
for i in range(5000):
    if i % 3 == 0:
        a += i
    elif i % 5 == 0:
        b -= i
    else:
        c ^= i
    if i > 4000 and a > b or c < 0:
        a -= 1
print(a, b, c)

# expect:
# | 4164834 -1663335 4790
