i = total = 0
while i < 5000:
    total += i
    i += 1
print(i, total)

# expect:
# | 5000 12497500
