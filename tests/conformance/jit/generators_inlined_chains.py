"""Generators inlined into traces: trees, chains, send, throw, PEP 479, frames."""
def count(n):
    i = 0
    while True:
        if i >= n: return 'end'
        yield i
        i += 1
def deleg(n):
    r = yield from count(n)
    yield r
class It:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n):
            yield i, self.n - i
def pairs():
    t = 0
    for k in range(200):
        for a, b in It(k):
            t += a * b
    return t
def tree(n):
    if n:
        yield from tree(n // 2)
        yield n
        yield from tree((n - 1) // 2)
def floats(n):
    x = 0.5
    for i in range(n):
        x = x * 1.01 if x < 1e6 else x / 1e6
        yield x
def zipper(a, b):
    for x in a:
        for y in b:
            yield x, y
            break
        else:
            return
def throwing():
    def g():
        i = 0
        while 1:
            try:
                r = yield i
                i += r or 1
            except KeyError:
                i += 100
    x = g(); next(x); t = 0
    for k in range(300):
        t += x.send(k) if k % 10 else x.throw(KeyError)
    return t
def main():
    print(pairs())
    print(sum(tree(2000)), [x for x in tree(50)])
    print([x for x in floats(5000)][-1])
    print(sum(a * b for a, b in zipper(count(1000), floats(800))))
    print([x for x in deleg(300)][-2:])
    print(throwing())
    big = (i << 60 for i in range(500))
    t = 0
    for x in big: t += x
    print(t)
    g = count(300)
    for x in g:
        if x == 200: break
    print(g.gi_frame.f_locals, g.gi_running)
    def locs():
        s = 'a'
        for k in range(150):
            s += 'b'
            yield len(locals())
            del s
            s = str(k)
    print(sum([x for x in locs()]))
main()

# expect:
# | 65998350
# | 19964 [1, 3, 1, 6, 1, 2, 12, 1, 2, 5, 1, 2, 25, 1, 3, 1, 6, 1, 2, 12, 1, 2, 5, 1, 2, 50, 1, 3, 1, 6, 1, 2, 12, 1, 2, 5, 1, 2, 24, 1, 2, 5, 1, 2, 11, 1, 2, 5, 1, 2]
# | 1962.7943365694582
# | 101132206.72377042
# | [299, 'end']
# | 4515450
# | 143826957699704160256000
# | {'n': 300, 'i': 200} False
# | 300
