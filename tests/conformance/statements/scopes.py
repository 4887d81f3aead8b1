x = 1


def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 2


f()


def g():
    def h():
        return v
    try:
        h()
    except NameError as e:
        print(type(e).__name__, e)
    v = 5
    return h()


print(g())


class A:
    x = 10
    y = [x for _ in range(1)]
    z = [q for q in range(x)][-1]
    def m(self):
        return x
    class B:
        try:
            w = x
        except NameError:
            w = "none"


print(A.y, A.z, A().m(), A.B.w)


def closure():
    fns = []
    for i in range(3):
        def fn(i=i, *, j=i * 2):
            return i, j
        fns.append(fn)
    return [fn() for fn in fns]


print(closure())


def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc, lambda: n


inc, get = counter()
inc(), inc()
print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
try:
    undefined_thing
except NameError as e:
    print(e, e.name)
except_scope = "before"
try:
    1 / 0
except ZeroDivisionError as except_scope:
    pass
print("except_scope" in globals())

# expect:
# | cannot access local variable 'x' where it is not associated with a value
# | NameError cannot access free variable 'v' where it is not associated with a value in enclosing scope
# | 5
# | [1] 9 1 1
# | [(0, 0), (1, 2), (2, 4)]
# | 2 2 ('n',) ('n',)
# | name 'undefined_thing' is not defined undefined_thing
# | False
