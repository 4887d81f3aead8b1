for x in []:
    print("no")
else:
    print("else on empty", "x" in globals())
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        print(i, j)
    else:
        print("inner done", i)
for i in range(5):
    if i == 3:
        break
else:
    print("no")
print(i)
for i in range(3):
    i = i * 10
    print(i)
for a, b in {"x": 1}.items():
    print(a, b)
for d in [{}]:
    for d["k"] in range(3):
        pass
    print(d)
lst = [0] * 3
for lst[1] in "ab":
    print(lst)


class C:
    pass


for C.attr in (1, 2):
    print(C.attr)
for x, in [(1,), (2,)]:
    print(x)
for x in (1, 2), (3,):
    print(x)
for x in *[1, 2], 3:
    print(x, end=" ")
for i in range(10**18):
    if i > 2:
        break
print(i)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)

# expect:
# | else on empty False
# | 0 0
# | 0 2
# | inner done 0
# | 1 0
# | 1 2
# | inner done 1
# | 3
# | 0
# | 10
# | 20
# | x 1
# | {'k': 2}
# | [0, 'a', 0]
# | [0, 'b', 0]
# | 1
# | 2
# | 1
# | 2
# | (1, 2)
# | (3,)
# | 1 2 3 3
# | 'int' object is not iterable
