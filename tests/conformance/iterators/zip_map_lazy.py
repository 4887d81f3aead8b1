log = []
def t(x):
    log.append(x)
    return x
z = zip(map(t, "abc"), map(t, [1, 2]))
print(log, next(z), log, list(z), log)
log.clear()
m = map(lambda a, b: (t(a), t(b)), iter([1, 2]), iter([3]))
print(list(m), log)
f = filter(t, [0, 1, 2, 0, 3])
print(next(f), log[-2:], next(f), list(f))
e = enumerate(map(t, "xy"), 10)
print(next(e), log[-1], list(e), [*reversed(range(3)), *iter("q")])

# expect:
# | ['a', 1, 'b', 2, 'c'] ('a', 1) ['a', 1, 'b', 2, 'c'] [('b', 2)] ['a', 1, 'b', 2, 'c']
# | [(1, 3)] [1, 3]
# | 1 [0, 1] 2 [3]
# | (10, 'x') x [(11, 'y')] [2, 1, 0, 'q']
