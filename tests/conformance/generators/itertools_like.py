def take(n, it):
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x
def permutations(s):
    if not s:
        yield s
    for i in range(len(s)):
        for p in permutations(s[:i] + s[i + 1:]):
            yield s[i] + p
def windowed(it, n):
    w = []
    for x in it:
        w.append(x)
        if len(w) == n:
            yield tuple(w)
            w = w[1:]
def merge(*its):
    heads = [(next(i), i) for i in map(iter, its)]
    while heads:
        k = min(range(len(heads)), key=lambda j: heads[j][0])
        yield heads[k][0]
        try:
            heads[k] = (next(heads[k][1]), heads[k][1])
        except StopIteration:
            del heads[k]
print(list(take(10, primes())), list(flatten([1, [2, (3, [4]), []], 5])), list(permutations("abc")), list(windowed(range(5), 3)), list(merge([1, 4, 7], [2, 5], [3, 6, 8, 9])))
def coroutine_sum():
    total = count = 0
    while True:
        x = yield (total / count if count else None)
        total, count = total + x, count + 1
c = coroutine_sum()
next(c)
print([c.send(x) for x in (10, 20, 30)])
def ping(n):
    for i in range(n):
        r = yield ("ping", i)
        print("got", r)
def drive(g):
    v = next(g)
    try:
        while True:
            v = g.send(v[0] + str(v[1]))
    except StopIteration:
        print("driven")
drive(ping(2))

# expect:
# | [2, 3, 5, 7, 11, 13, 17, 19, 23, 29] [1, 2, 3, 4, 5] ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'] [(0, 1, 2), (1, 2, 3), (2, 3, 4)] [1, 2, 3, 4, 5, 6, 7, 8, 9]
# | [10.0, 15.0, 20.0]
# | got ping0
# | got ping1
# | driven
