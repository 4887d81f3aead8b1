"""Builtins over generators and with key functions run as Python bodies: results, errors, frames that are seen."""
import sys
import warnings
def frames():
    f = sys._getframe(1); out = []
    while f: out.append(f.f_code.co_name); f = f.f_back
    return out
def main():
    print(sum(len(frames()) for x in range(3)), [frames() for x in [1]], list(frames() for x in [1]), sorted([1, 2, 3, 4], key=lambda x: len(frames())), max([1, 2], key=lambda x: print(frames()) or x))
    g = (x for x in range(10))
    t = 0
    print(next(g), next(g, None), [next(g) for _ in range(3)])
    for i in range(100):
        t += next(g, 1)
    print(t)
    def acc():
        s = 0
        while True:
            s += yield s
    a = acc(); next(a)
    for i in range(600): t = a.send(i)
    print(t)
    def fin(n):
        for i in range(n): yield i
        return 'done'
    for k in range(200):
        g = fin(k % 4)
        try:
            while 1: t += next(g)
        except StopIteration as e:
            assert e.value == 'done', e
    print(t)
    words = 'the quick brown fox jumps over the lazy dog'.split() * 50
    print(sorted(words, key=lambda w: (len(w), w))[:5], sorted(words, key=lambda w: w[::-1], reverse=True)[:3])
    l = list(range(20))
    try: l.sort(key=lambda x: l.append(x) or x)
    except ValueError as e: print(e)
    def w(x):
        warnings.warn('hey', stacklevel=2); return x
    with warnings.catch_warnings(record=True) as ws:
        warnings.simplefilter('always')
        sum(w(x) for x in range(2)); sorted([1, 2, 3, 4], key=w)
        print([x.lineno for x in ws])
main()

# expect:
# | ['<lambda>', 'main', '<module>']
# | ['<lambda>', 'main', '<module>']
# | 9 [['<listcomp>', 'main', '<module>']] [['<genexpr>', 'main', '<module>']] [1, 2, 3, 4] 2
# | 0 1 [2, 3, 4]
# | 130
# | 179700
# | 179900
# | ['dog', 'dog', 'dog', 'dog', 'dog'] ['lazy', 'lazy', 'lazy']
# | list modified during sort
# | [42, 42, 42, 42, 42, 42]
