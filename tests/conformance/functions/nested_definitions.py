def level1(a):
    x = a
    def level2(b):
        nonlocal x
        x += b
        def level3(c):
            nonlocal x, b
            b += 1
            x += c * b
            return x, a, b
        return level3
    return level2, lambda: x
l2, get = level1(10)
l3 = l2(5)
print(l3(2), get(), l3(1), get(), l2(100)(0), get())
def fact(n, _cache={0: 1}):
    if n not in _cache:
        _cache[n] = n * fact(n - 1)
    return _cache[n]
print(fact(10), fact(5), len(fact.__defaults__[0]))
def make_ops():
    ops = {}
    def op(name):
        def deco(f):
            ops[name] = f
            return f
        return deco
    @op("add")
    def _(a, b): return a + b
    @op("mul")
    def _(a, b): return a * b
    return ops
print({k: f(3, 4) for k, f in make_ops().items()})
def conditional(flag):
    if flag:
        def inner(): return "first"
    else:
        def inner(): return "second"
    return inner()
print(conditional(True), conditional(False))
def shadow(print):
    return print("x")
print(shadow(str.upper), (lambda x: (lambda x: x + 1)(x) * x)(3))
def star(*args, **kwargs):
    def inner(*args): return args, kwargs
    return inner(len(args), *args)
print(star(1, 2, k=3))
def gen():
    x = yield
    def f(): return x
    yield f
g = gen(); next(g)
print(g.send(42)())
try:
    def bad(x=undefined_default): pass
except NameError as e:
    print(e)

# expect:
# | (27, 10, 6) 27 (34, 10, 7) 34 (134, 10, 101) 134
# | 3628800 120 11
# | {'add': 7, 'mul': 12}
# | first second
# | X 12
# | ((2, 1, 2), {'k': 3})
# | 42
# | name 'undefined_default' is not defined
