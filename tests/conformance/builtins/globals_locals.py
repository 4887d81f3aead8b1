x = 1


def f(a, b=2, *args, **kw):
    c = a + b
    return locals()


print(f(1), f(1, 2, 3, k=4))


class C:
    y = 5
    z = sorted(k for k in locals() if not k.startswith("__"))


print(C.z, globals()["x"], globals() is locals(), "f" in globals())
globals()["made"] = 7
print(made)


def g():
    inner = 1

    def h():
        return inner, sorted(locals())

    return h(), sorted(locals())


print(g())
print(sorted(dir())[-3:], sorted(vars())[-2:], __name__, type(__builtins__).__name__)


def deleted():
    q = 1
    del q
    return locals()


print(deleted(), [sorted(locals()) for i in range(1)])

# expect:
# | {'a': 1, 'b': 2, 'args': (), 'kw': {}, 'c': 3} {'a': 1, 'b': 2, 'args': (3,), 'kw': {'k': 4}, 'c': 3}
# | ['y'] 1 True True
# | 7
# | ((1, ['inner']), ['h', 'inner'])
# | ['g', 'made', 'x'] ['made', 'x'] __main__ module
# | {} [['.0', 'i']]
