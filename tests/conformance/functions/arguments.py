def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


def p(a, b=1, /, c=2, *, d=3):
    return a, b, c, d


show(f, 1, c=3)
show(f, 1, 9, 8, 7, c=3, e=5)
show(f, c=1, a=2)
show(f)
show(f, 1)
show(f, 1, 2, a=3, c=1)
show(f, *[1, 2], **{"c": 3, "z": 1})
show(p, 1)
show(p, 1, 5, d=9)
show(p, 1, c=7)
show(p, a=1)
show(p, 1, b=2)
show(p, 1, 2, 3, 4)
show(p, 1, e=1)
show(p)
show(p, 1, 2, 3, c=3)
show(lambda: (lambda a, b: 0)())
show(lambda: (lambda a, b, c: 0)(1))
show(lambda: (lambda: 0)(1))
show(lambda: (lambda a: 0)(1, 2))
show(lambda: (lambda *, a, b: 0)())
show(lambda: (lambda *, a: 0)(1, a=1))
show(lambda: (lambda a=1: 0)(1, 2, 3))
show(lambda: (lambda a: a)(b=1))
show(lambda: (lambda a, *, b=1: 0)(1, 2, b=2))
show(lambda: (lambda a, b, c, d: 0)(1))
show(lambda: (lambda **kw: kw)(1))
show(lambda: (lambda *a: a)(x=1))
show(lambda: (lambda a, /, **kw: (a, kw))(1, a=2))
show(lambda: (lambda self: self)(self=5))

# expect:
# | (1, 2, (), 3, 4, {})
# | (1, 9, (8, 7), 3, 4, {'e': 5})
# | (2, 2, (), 1, 4, {})
# | TypeError: f() missing 1 required positional argument: 'a'
# | TypeError: f() missing 1 required keyword-only argument: 'c'
# | TypeError: f() got multiple values for argument 'a'
# | (1, 2, (), 3, 4, {'z': 1})
# | (1, 1, 2, 3)
# | (1, 5, 2, 9)
# | (1, 1, 7, 3)
# | TypeError: p() got some positional-only arguments passed as keyword arguments: 'a'
# | TypeError: p() got some positional-only arguments passed as keyword arguments: 'b'
# | TypeError: p() takes from 1 to 3 positional arguments but 4 were given
# | TypeError: p() got an unexpected keyword argument 'e'
# | TypeError: p() missing 1 required positional argument: 'a'
# | TypeError: p() got multiple values for argument 'c'
# | TypeError: <lambda>.<locals>.<lambda>() missing 2 required positional arguments: 'a' and 'b'
# | TypeError: <lambda>.<locals>.<lambda>() missing 2 required positional arguments: 'b' and 'c'
# | TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
# | TypeError: <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
# | TypeError: <lambda>.<locals>.<lambda>() missing 2 required keyword-only arguments: 'a' and 'b'
# | TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
# | TypeError: <lambda>.<locals>.<lambda>() takes from 0 to 1 positional arguments but 3 were given
# | TypeError: <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'b'
# | TypeError: <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
# | TypeError: <lambda>.<locals>.<lambda>() missing 3 required positional arguments: 'b', 'c', and 'd'
# | TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
# | TypeError: <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'x'
# | (1, {'a': 2})
# | 5
