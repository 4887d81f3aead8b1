a = [1, 2, 3, 4]
seen = []
for x in a:
    seen.append(x)
    if x == 2:
        a.remove(1)
    if len(a) < 8 and x > 2:
        a.append(x * 10)
print(seen, a)
a = [1, 2, 3]
it = iter(a)
next(it)
a.clear()
print(list(it), list(it))
a.extend([5, 6])
print(list(it))
a = [3, 2, 1]
for i, x in enumerate(a):
    if i < 3:
        a.insert(0, "n")
print(a)
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d["c"] = 3
except RuntimeError as e:
    print(e)
try:
    for k in d:
        del d[k]
        d["z"] = 1
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
print(len(d))

# expect:
# | [1, 2, 4, 40, 400, 4000, 40000, 400000] [2, 3, 4, 40, 400, 4000, 40000, 400000]
# | [] []
# | []
# | ['n', 'n', 'n', 3, 2, 1]
# | 3 2 [2, 1]
# | dictionary changed size during iteration
# | dictionary changed size during iteration
# | Set changed size during iteration
# | 2
