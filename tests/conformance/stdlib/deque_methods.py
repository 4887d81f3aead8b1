from collections import deque
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft("ab")
print(d, len(d), d[0], d[-1], d[3], d.pop(), d.popleft(), 3 in d, d.count(2), d.index(3), list(reversed(d)), d.maxlen, bool(deque()))
d.rotate(2); print(d)
d.rotate(-3); print(d)
d.remove(3); d.insert(1, "ins"); d.reverse(); d[0] = "first"; del d[1]
print(d, d.copy() == d, d + deque([9]), deque("ab") * 2, deque([1]) < deque([2]), deque([1, 2]) == deque([1, 2]), deque([1]) == [1])
m = deque(range(5), maxlen=3)
m.append(9); print(m, m.maxlen)
m.appendleft(8); print(m)
m.extend("xyz"); print(m, deque("abc", 0), repr(deque([], 2)))
m *= 2; print(m)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[99], lambda: d.remove("zz"), lambda: deque(5), lambda: deque([], -1), lambda: d.index("zz"), lambda: m.insert(0, 1), lambda: d["a"], lambda: d[0:1], lambda: hash(d), lambda: deque([1]) + [1], lambda: setattr(m, "maxlen", 5), lambda: deque([], "a")):
    show(f)


def mutate():
    x = deque([1, 2, 3])
    for i in x:
        x.append(i)


show(mutate)
big = deque(range(1000))
for i in range(500):
    big.append(big.popleft())
print(big[0], big[-1], sum(big), len(big), big.index(499), list(big)[495:505])
d = deque([1]); d.append(d); print(d)
d.clear(); print(d, deque("abc").__copy__(), [x for x in deque("xy")])

# expect:
# | deque(['a', 0, 1, 2, 3, 4, 5]) 9 b 6 1 6 b True 1 4 [5, 4, 3, 2, 1, 0, 'a'] None False
# | deque([4, 5, 'a', 0, 1, 2, 3])
# | deque([0, 1, 2, 3, 4, 5, 'a'])
# | deque(['first', 4, 2, 1, 'ins', 0]) True deque(['first', 4, 2, 1, 'ins', 0, 9]) deque(['a', 'b', 'a', 'b']) True True False
# | deque([3, 4, 9], maxlen=3) 3
# | deque([8, 3, 4], maxlen=3)
# | deque(['x', 'y', 'z'], maxlen=3) deque([], maxlen=0) deque([], maxlen=2)
# | deque(['x', 'y', 'z'], maxlen=3)
# | IndexError: pop from an empty deque
# | IndexError: pop from an empty deque
# | IndexError: deque index out of range
# | ValueError: 'zz' is not in deque
# | TypeError: 'int' object is not iterable
# | ValueError: maxlen must be non-negative
# | ValueError: 'zz' is not in deque
# | IndexError: deque already at its maximum size
# | TypeError: sequence index must be integer, not 'str'
# | TypeError: sequence index must be integer, not 'slice'
# | TypeError: unhashable type: 'collections.deque'
# | TypeError: can only concatenate deque (not "list") to deque
# | AttributeError: attribute 'maxlen' of 'collections.deque' objects is not writable
# | TypeError: an integer is required
# | RuntimeError: deque mutated during iteration
# | 500 499 499500 1000 999 [995, 996, 997, 998, 999, 0, 1, 2, 3, 4]
# | deque([1, [...]])
# | deque([]) deque(['a', 'b', 'c']) ['x', 'y']
