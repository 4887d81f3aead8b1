s = set()
for i in range(1000):
    s.add(i * i % 211)
n = len(s)
total = 0
while s:
    total += s.pop()
print(n, total, s)
s.update(range(5), "ab", {7: 8})
print(sorted(s, key=str), len(s), s.discard("zz"), s.isdisjoint([99]))

# expect:
# | 106 10761 set()
# | [0, 1, 2, 3, 4, 7, 'a', 'b'] 8 None True
