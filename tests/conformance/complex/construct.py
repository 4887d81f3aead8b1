def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for args in ((), (1,), (1, 2), (1.5, -0.0), ("1+2j",), (" 3j ",), ("(1-2J)",), ("nan+infj",), ("1e5",), ("j",), ("-j",), ("1_0+2_0j",), ("1 + 2j",), ("",), ("1+2",), ("1+2j+3",), ("1", 2), (1, "2"), (1j, 2), (1, 2j), (1j, 1j), (None,), ("1__0j",)):
    show(complex, *args)
show(complex, real=3, imag=4)
show(complex, imag=2)


class C:
    def __complex__(self):
        return 5 + 6j


class F:
    def __float__(self):
        return 2.5


class Bad:
    def __complex__(self):
        return 3


show(complex, C())
show(complex, F())
show(complex, F(), F())
show(complex, Bad())

# expect:
# | 0j
# | (1+0j)
# | (1+2j)
# | (1.5-0j)
# | (1+2j)
# | 3j
# | (1-2j)
# | (nan+infj)
# | (100000+0j)
# | 1j
# | -1j
# | (10+20j)
# | ValueError: complex() arg is a malformed string
# | ValueError: complex() arg is a malformed string
# | ValueError: complex() arg is a malformed string
# | ValueError: complex() arg is a malformed string
# | TypeError: complex() can't take second arg if first is a string
# | TypeError: complex() second arg can't be a string
# | 3j
# | (-1+0j)
# | (-1+1j)
# | TypeError: complex() first argument must be a string or a number, not 'NoneType'
# | ValueError: could not convert string to complex: '1__0j'
# | (3+4j)
# | 2j
# | (5+6j)
# | (2.5+0j)
# | (2.5+2.5j)
# | TypeError: __complex__ returned non-complex (type int)
