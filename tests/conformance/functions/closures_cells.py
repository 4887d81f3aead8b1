def make():
    x = 1

    def get():
        return x

    def set_(v):
        nonlocal x
        x = v

    def clear():
        nonlocal x
        del x

    return get, set_, clear


get, set_, clear = make()
print(get(), set_(5), get(), get.__closure__[0] is set_.__closure__[0], get.__closure__[0].cell_contents)
clear()
try:
    get()
except NameError as e:
    print(type(e).__name__, e)
try:
    get.__closure__[0].cell_contents
except ValueError as e:
    print(e)
get.__closure__[0].cell_contents = "poked"
print(get())
import types
cell = types.CellType(3)
print(cell.cell_contents, types.CellType(3) == cell, types.CellType(2) < cell)
f = types.FunctionType(get.__code__, globals(), "f", None, (cell,))
print(f())
for args in ((get.__code__, {}), (get.__code__, {}, "f", None, ()), (get.__code__, {}, "f", None, (5,)), (5, {}), (make.__code__, {}, "n", None, (cell,))):
    try:
        types.FunctionType(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def params(a, *b, c=3, **d):
    return lambda: (a, b, c, d)


print(params(1, 2, x=5)(), params.__code__.co_cellvars)


def recursive(n):
    def inner(k):
        return 1 if k == 0 else k * inner(k - 1)
    return inner(n)


print(recursive(10), (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))


def deep(a):
    def b():
        def c():
            def d():
                nonlocal a
                a += 1
                return a
            return d()
        return c()
    return b(), a


print(deep(1))

# expect:
# | 1 None 5 True 5
# | NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# | Cell is empty
# | poked
# | 3 True True
# | 3
# | TypeError arg 5 (closure) must be tuple
# | ValueError get requires closure of length 1, not 0
# | TypeError arg 5 (closure) expected cell, found int
# | TypeError function() argument 'code' must be code, not int
# | ValueError make requires closure of length 0, not 1
# | (1, (2,), 3, {'x': 5}) ('a', 'c', 'b', 'd')
# | 3628800 120
# | (2, 2)
