l = [1, 2]
it = iter(l)
print(list(it), l.append(3), list(it))
d = {1: 1}
it = iter(d)
print(next(it), next(it, None))
d[2] = 2
print(next(it, "still done"))
s = iter({1})
print(next(s), next(s, 0), next(s, 0))
g = (x for x in [1])
print(list(g), list(g), next(g, "done"))
z = zip([1, 2, 3], iter([1]))
print(list(z), list(z))
a, b = iter([1, 2, 3]), iter([1])
print(list(zip(a, b)), list(a))
a, b = iter([1]), iter([1, 2, 3])
print(list(zip(a, b)), list(b))
e = enumerate("ab")
print(list(e), next(e, "end"))
m = map(lambda x, y: x + y, [1, 2, 3], [10])
print(list(m), list(m))
f = filter(lambda x: x > 1, [1, 2, 3])
print(next(f), list(f))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))
c = iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 3)
print(list(c), list(c))
i = iter("abc")
for x in i:
    print(x, next(i, "-"))

# expect:
# | [1, 2] None []
# | 1 None
# | still done
# | 1 0 0
# | [1] [] done
# | [(1, 1)] []
# | [(1, 1)] [3]
# | [(1, 1)] [2, 3]
# | [(0, 'a'), (1, 'b')] end
# | [11] []
# | 2 [3]
# | 3 [2, 1] []
# | [1, 2] []
# | a b
# | c -
