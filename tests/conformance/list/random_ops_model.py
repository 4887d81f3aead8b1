# Random edits of a list, checked by their sums and by slices of a tuple.
import random
rng = random.Random(11)
a, t = [], ()
for step in range(3000):
    k = rng.randrange(10)
    i = rng.randrange(-len(t) - 2, len(t) + 3)
    j = rng.randrange(-len(t) - 2, len(t) + 3)
    x = rng.randrange(100)
    if k < 3:
        a.append(x)
        t += (x,)
    elif k == 3:
        a.insert(i, x)
        t = t[:i] + (x,) + t[i:]
    elif k == 4 and t:
        assert a.pop() == t[-1]
        t = t[:-1]
    elif k == 5:
        assert tuple(a[i:j]) == t[i:j] and tuple(a[::-2]) == t[::-2]
    elif k == 6:
        b = a[:]
        b[i:j] = [x, x]
        lo = slice(i, j).indices(len(t))
        assert tuple(b) == t[:lo[0]] + (x, x) + t[max(lo[0], lo[1]):]
    elif k == 7:
        a.reverse()
        t = t[::-1]
    elif k == 8:
        assert (x in a) == (x in t) and a.count(x) == t.count(x)
    else:
        a.sort(key=lambda v: v % 10)
        t = tuple(sorted(t, key=lambda v: v % 10))
    assert tuple(a) == t
    if len(a) > 50:
        del a[10:40]
        t = t[:10] + t[40:]
print(len(a), sum(a), a[:5])

# expect:
# | 29 1410 [50, 90, 40, 70, 0]
