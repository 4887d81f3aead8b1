"""Generators inlined into traces: state errors, sharing, delegation, clean-up."""
def count(n):
    i = 0
    while True:
        if i >= n: return 'end'
        yield i
        i += 1
def deleg(n):
    r = yield from count(n)
    yield r
def both(g):
    # the inner loop takes from the generator that the outer loop runs over
    out = 0
    for a in g:
        for b in g:
            out += a * b
            if b % 5 == 0: break
    return out
def selfish():
    box = []
    def gen():
        for i in range(200):
            if i == 150:
                try:
                    for x in box[0]: print('no')
                except ValueError as e:
                    print(e)
            yield i
    g = gen(); box.append(g)
    return sum([x for x in g])
def two_depth(box):
    def gen(k):
        for i in range(400):
            for x in box[k ^ (i < 395)]:
                yield x
                break
    return gen
def try_box():
    box = [None, None]
    a = count(10**6); 
    gen = two_depth(box)
    g = gen(1)
    box[0] = a; box[1] = g
    t = 0
    try:
        for x in g:
            t += x
    except ValueError as e:
        print(e, t)
def raising(n):
    for i in range(n):
        yield 100 // (n - 2 - i)
def use_raising():
    t = 0
    for k in range(5):
        try:
            for x in raising(200): t += x
        except ZeroDivisionError as e:
            t += e.__traceback__.tb_next.tb_lineno
    return t
def fin(log, n):
    try:
        for i in range(n): yield i
    finally:
        log.append(n)
def use_fin():
    log = []
    for k in range(300):
        for x in fin(log, k % 7):
            if x == 4: break
    return len(log) <= 300, sum(log) >= 0


print(both(count(3000)))
print(selfish())
try_box()
print(use_raising())
print(use_fin())

# expect:
# | 7189203386
# | generator already executing
# | 19900
# | generator already executing 77815
# | 2670
# | (True, True)
