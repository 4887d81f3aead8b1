def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a, {**a, **b})
a |= b
print(a)
a |= [("l", 1)]
print(a)
show(lambda: a | [("l", 1)])
show(lambda: a.__or__(5))


class Default(dict):
    def __missing__(self, key):
        self[key] = value = f"made {key}"
        return value


d = Default(a=1)
print(d["a"], d["b"], d, d.get("c"), "c" in d, len(d), type(d.copy()), type(d | {}), type({} | d), isinstance(d, dict))


class Upper(dict):
    def __getitem__(self, k):
        return "U:" + super().__getitem__(k)

    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


u = Upper(a=1)
u["b"] = "two"
u.update(c=3)
print(u, u["B"], u.get("B"), dict(u), {**u}, list(u.items()))
show(lambda: "%(B)s" % u)
show(lambda: (lambda **kw: kw)(**u))


class Keys:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, k):
        return k * 2


print(dict(Keys()), {**Keys()}, (lambda **kw: kw)(**Keys()), a.update(Keys()), a["p"])

# expect:
# | {'x': 1, 'y': 3, 'z': 4} {'y': 2, 'z': 4, 'x': 1} {'x': 1, 'y': 2} {'x': 1, 'y': 3, 'z': 4}
# | {'x': 1, 'y': 3, 'z': 4}
# | {'x': 1, 'y': 3, 'z': 4, 'l': 1}
# | TypeError: unsupported operand type(s) for |: 'dict' and 'list'
# | NotImplemented
# | 1 made b {'a': 1, 'b': 'made b'} None False 2 <class 'dict'> <class 'dict'> <class 'dict'> True
# | {'a': 1, 'B': 'two', 'c': 3} U:two two {'a': 1, 'B': 'two', 'c': 3} {'a': 1, 'B': 'two', 'c': 3} [('a', 1), ('B', 'two'), ('c', 3)]
# | 'U:two'
# | {'a': 1, 'B': 'two', 'c': 3}
# | {'p': 'pp', 'q': 'qq'} {'p': 'pp', 'q': 'qq'} {'p': 'pp', 'q': 'qq'} None pp
