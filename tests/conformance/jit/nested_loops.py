total = 0
for i in range(60):
    for j in range(60):
        if j == i:
            continue
        total += i * j - (i ^ j)
        if total > 100000:
            total -= 100000
            break
print(total)
n = 0
for i in range(50):
    j = 0
    while j < i:
        k = j
        while k > 0:
            n += k
            k -= 7
        j += 1
print(n)

# expect:
# | 99100
# | 44786
