d = {}
for i in range(0, 100000, 997):
    d[i * i] = i
    d[-i] = -i
    d[i << 40] = i + 0.5
print(len(d), sum(1 for k in d if k < 0), d[997 * 997], d[-997], d.get(5), max(d), min(d))
for k in [k for k in d if k % 2]:
    del d[k]
print(len(d), list(d)[:6])

# expect:
# | 301 100 997 -997 None 109621309289267200 -99700
# | 201 [0, 1096213092892672, 3976036, -1994, 2192426185785344, 3288639278678016]
