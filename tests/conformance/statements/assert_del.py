def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def check(x):
    assert x
    assert x > 1, "must exceed one"
    assert x > 2, ("tuple", x)
    return x


for v in (0, 1, 2, 3):
    show(check, v)
a, b, c = 1, [1, 2, 3], {"k": 1}
del b[0], c["k"]
print(b, c)
del a
try:
    print(a)
except NameError as e:
    print(e)
try:
    del a
except NameError as e:
    print(e)


def f():
    x = 1
    del x
    return x


def g():
    del y
    y = 1


show(f)
show(g)


class C:
    z = 1

    def __delattr__(self, n):
        print("delattr", n)


del C.z
c = C()
del c.anything, (c.p, [c.q])
try:
    del C.z
except AttributeError as e:
    print(e)
x = y = 5
del (x), y
print("x" in globals())

# expect:
# ' 'AssertionError: '
# | AssertionError: must exceed one
# | AssertionError: ('tuple', 2)
# | 3
# | [2, 3] {}
# | name 'a' is not defined
# | name 'a' is not defined
# | UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
# | UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
# | delattr anything
# | delattr p
# | delattr q
# | type object 'C' has no attribute 'z'
# | False
