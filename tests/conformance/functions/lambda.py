f = lambda: 5
g = lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw)
print(f(), g(1), g(1, 5, 6, k=7, z=8), (lambda: (yield))().__class__.__name__, (lambda x: lambda y: x + y)(1)(2), f.__name__)
print(sorted([3, 1, 2], key=lambda v: -v), list(map(lambda v: v + 1, [1, 2])), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), [h(2) for h in [lambda v: v * 2, lambda v: v ** 2]])
print((lambda x: x if x > 0 else -x)(-5), (lambda: 1, 2)[1], (lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3), {"k": lambda: "in dict"}["k"]())
print((lambda n: [n := n + 1, n])(1), (lambda a=[]: a.append(1) or a)(), (lambda: [x for x in range(3)])(), (lambda x: (lambda: x)())(7))
compose = lambda *fs: lambda x: compose(*fs[1:])(fs[0](x)) if fs else x
print(compose(lambda x: x + 1, str, lambda s: s * 2)(4))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20), (lambda s: s.upper())("abc"), (lambda: None)(), not (lambda: 0)())

# expect:
# | 5 (1, 2, (), 3, {}) (1, 5, (6,), 7, {'z': 8}) generator 3 <lambda>
# | [3, 2, 1] [2, 3] (1, 2) {'a': 1} [4, 4]
# | 5 2 (1, 2, 3) in dict
# | [2, 2] [1] [0, 1, 2] 7
# | 55
# | 2432902008176640000 ABC None True
