a = [1, 2, 3]
a.append(4)
a.extend("xy")
a.extend(a)
a.insert(0, "first")
a.insert(-1, "almost")
a.insert(100, "last")
a.insert(-100, "zero")
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove("x")
a.reverse()
print(a)
a[0] = "set"
a[-1] = "neg"
a += (7, 8)
a *= 2
print(a, len(a))
del a[0], a[-1]
del a[2:4]
del a[::2]
print(a)
a.clear()
print(a)
b = c = [1]
b += [2]
print(b, c, b is c)
b = b + [3]
print(b, c)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
x = [1, 2, 3]
x[1], x[0] = x[0], x[1]
i = 0
i, x[i] = 1, 99
print(x, i)
x[:] = []
print(x)
x.extend(i * i for i in range(4))
print(x, x.append(1), x.sort(), x)

# expect:
# | ['first', 1, 2, 3, 4, 'x', 'y', 1, 2, 3, 4, 'x', 'y'] last zero almost ['first', 1, 2, 3, 4, 'x', 'y', 1, 2, 3, 4, 'x', 'y']
# | ['y', 'x', 4, 3, 2, 1, 'y', 4, 3, 2, 1, 'first']
# | ['set', 'x', 4, 3, 2, 1, 'y', 4, 3, 2, 1, 'neg', 7, 8, 'set', 'x', 4, 3, 2, 1, 'y', 4, 3, 2, 1, 'neg', 7, 8] 28
# | [4, 'y', 3, 1, 7, 'set', 4, 2, 'y', 3, 1, 7]
# | []
# | [1, 2] [1, 2] True
# | [1, 2, 3] [1, 2]
# | 'tuple' object does not support item assignment ([1, 2],)
# | [2, 99, 3] 1
# | []
# | [0, 1, 1, 4, 9] None None [0, 1, 1, 4, 9]
