class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(("get", name))
        if name.startswith("_"):
            raise AttributeError(name)
        return name

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        super().__delattr__(name)


r = Recorder()
r.a
r.b = 1
r.b
r.b += 5
del r.b
try:
    del r.b
except AttributeError as e:
    print(e)
print(hasattr(r, "_x"), hasattr(r, "x"), getattr(r, "_y", "dflt"), r.log)


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, n):
        return getattr(self.target, n)

    def __setattr__(self, n, v):
        setattr(self.target, n, v)


class T:
    z = 1


t = T()
p = Proxy(t)
p.z = 5
print(t.z, p.z, T.z, p.__class__.__name__)
pl = Proxy([1, 2])
print(pl.append(3), pl.target)
for f in (lambda: len(pl), lambda: pl[0], lambda: pl + [1], lambda: iter(pl), lambda: pl.nope, lambda: pl.__len__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Bad:
    def __getattr__(self, n):
        raise ValueError("not an AttributeError")


try:
    hasattr(Bad(), "x")
except ValueError as e:
    print(e)
try:
    getattr(Bad(), "x", 1)
except ValueError as e:
    print(e)

# expect:
# | 'Recorder' object has no attribute 'b'
# | False True dflt [('get', 'a'), ('set', 'b', 1), ('set', 'b', 6), ('del', 'b'), ('del', 'b'), ('get', '_x'), ('get', 'x'), ('get', '_y')]
# | 5 5 1 Proxy
# | None [1, 2, 3]
# | TypeError object of type 'Proxy' has no len()
# | TypeError 'Proxy' object is not subscriptable
# | TypeError unsupported operand type(s) for +: 'Proxy' and 'list'
# | TypeError 'Proxy' object is not iterable
# | AttributeError 'list' object has no attribute 'nope'
# | 3
# | not an AttributeError
# | not an AttributeError
