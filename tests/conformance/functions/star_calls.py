def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def f(*a, **k):
    return a, k


show(lambda: f(*[1, 2], 3, *(4,), x=1, **{"y": 2}, z=3, **{"w": 4}))
show(lambda: f(*"ab", *range(2), *{}, *iter([5])))
show(lambda: f(**{"a": 1}, **{"a": 2}))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f(**{1: 2}))
show(lambda: f(*5))
show(lambda: f(*None))
show(lambda: f(**5))
show(lambda: f(**[]))
show(lambda: f(*[1], *5))
show(lambda: print(*1))
show(lambda: len(*[1, 2]))
show(lambda: len(**{"x": 1}))
show(lambda: [].append(**{"x": 1}))
show(lambda: int(*["10"], **{"base": 2}))
show(lambda: dict(**{"a b": 1}))
show(lambda: f(**{"a b": 1, "": 2}))
show(lambda: type("X", (), {"m": staticmethod(f)})().m(*[1], **{}))


class Gen:
    def __iter__(self):
        yield 1
        raise ValueError("in iteration")


show(lambda: f(*Gen()))
args = [1, 2]
kw = {"k": 1}


def mutate(*a, **k):
    k["new"] = 1
    return a is args, k is kw, kw, a


show(lambda: mutate(*args, **kw))
show(lambda: f(*args, *args, k=0, **{}))
for src in ("f(a=1, 2)", "f(**k, *a)", "f(**k, 1)", "f(a=1, a=2)", "f(1 for x in y, 2)", "f(x for x in y)", "f(a.b=1)", "f(1=2)", "f(True=1)", "f(*a, b)", "f((a)=1)", "f(a, b for b in c)", "f(lambda x: x = 1)", "f(a()=1)"):
    try:
        compile(src, "s", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, e.msg)

# expect:
# | ((1, 2, 3, 4), {'x': 1, 'y': 2, 'z': 3, 'w': 4})
# | (('a', 'b', 0, 1, 5), {})
# | TypeError: __main__.f() got multiple values for keyword argument 'a'
# | TypeError: __main__.f() got multiple values for keyword argument 'a'
# | TypeError: keywords must be strings
# | TypeError: __main__.f() argument after * must be an iterable, not int
# | TypeError: __main__.f() argument after * must be an iterable, not NoneType
# | TypeError: __main__.f() argument after ** must be a mapping, not int
# | TypeError: __main__.f() argument after ** must be a mapping, not list
# | TypeError: Value after * must be an iterable, not int
# | TypeError: print() argument after * must be an iterable, not int
# | TypeError: len() takes exactly one argument (2 given)
# | TypeError: len() takes no keyword arguments
# | TypeError: list.append() takes no keyword arguments
# | 2
# | {'a b': 1}
# | ((), {'a b': 1, '': 2})
# | ((1,), {})
# | ValueError: in iteration
# | (False, False, {'k': 1}, (1, 2))
# | ((1, 2, 1, 2), {'k': 0})
# | f(a=1, 2) positional argument follows keyword argument
# | f(**k, *a) iterable argument unpacking follows keyword argument unpacking
# | f(**k, 1) positional argument follows keyword argument unpacking
# | f(a=1, a=2) keyword argument repeated: a
# | f(1 for x in y, 2) Generator expression must be parenthesized
# | ok f(x for x in y)
# | f(a.b=1) expression cannot contain assignment, perhaps you meant "=="?
# | f(1=2) expression cannot contain assignment, perhaps you meant "=="?
# | f(True=1) cannot assign to True
# | ok f(*a, b)
# | f((a)=1) expression cannot contain assignment, perhaps you meant "=="?
# | f(a, b for b in c) Generator expression must be parenthesized
# | f(lambda x: x = 1) expression cannot contain assignment, perhaps you meant "=="?
# | f(a()=1) expression cannot contain assignment, perhaps you meant "=="?
