def f(x, acc=[]):
    acc.append(x)
    return acc


print(f(1), f(2), f(3, []), f.__defaults__)
i = 5


def g(a=i):
    return a


i = 6
print(g())
g.__defaults__ = (99,)
print(g())
g.__defaults__ = None
try:
    g()
except TypeError as e:
    print(e)


def h(a, *, k=1, m):
    return a, k, m


print(h.__kwdefaults__)
h.__kwdefaults__ = {"m": 5}
print(end := None)
try:
    h(1)
except TypeError as e:
    print(e)
print(h(1, k=2))
for bad in (5, [1], "x"):
    try:
        g.__defaults__ = bad
    except TypeError as e:
        print(e)
for src in ("def f(a=1, b): pass", "def f(*): pass", "def f(a, a): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "lambda a=1, b: 0", "def f(a, /, b, /): pass", "def f(/): pass", "def f(*a, /): pass", "def f(a, *, /): pass", "def f(None): pass", "def f(a.b): pass", "def f((a, b)): pass", "def f(*a=1): pass", "def f(**k=1): pass", "lambda *: 0", "def f(a:int=1, /, *, b): pass", "def f(**a, *b): pass", "def f(*, a, *b): pass"):
    try:
        compile(src, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(src, "->", e.msg)

# expect:
# | [1, 2] [1, 2] [3] ([1, 2],)
# | 5
# | 99
# | g() missing 1 required positional argument: 'a'
# | {'k': 1}
# | None
# | h() missing 1 required keyword-only argument: 'k'
# | (1, 2, 5)
# | __defaults__ must be set to a tuple object
# | __defaults__ must be set to a tuple object
# | __defaults__ must be set to a tuple object
# | def f(a=1, b): pass -> non-default argument follows default argument
# | def f(*): pass -> named arguments must follow bare *
# | def f(a, a): pass -> duplicate argument 'a' in function definition
# | def f(*, **k): pass -> named arguments must follow bare *
# | def f(**k, a): pass -> arguments cannot follow var-keyword argument
# | def f(*a, *b): pass -> * argument may appear only once
# | lambda a=1, b: 0 -> non-default argument follows default argument
# | def f(a, /, b, /): pass -> / may appear only once
# | def f(/): pass -> invalid syntax
# | def f(*a, /): pass -> / must be ahead of *
# | def f(a, *, /): pass -> / must be ahead of *
# | def f(None): pass -> invalid syntax
# | def f(a.b): pass -> invalid syntax
# | def f((a, b)): pass -> Function parameters cannot be parenthesized
# | def f(*a=1): pass -> var-positional argument cannot have default value
# | def f(**k=1): pass -> var-keyword argument cannot have default value
# | lambda *: 0 -> named arguments must follow bare *
# | ok
# | def f(**a, *b): pass -> arguments cannot follow var-keyword argument
# | def f(*, a, *b): pass -> * argument may appear only once
