def chain(e):
    out = []
    while e is not None:
        out.append(repr(e))
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " <- ".join(out)


def a():
    try:
        try:
            try:
                raise ValueError(1)
            except ValueError:
                raise KeyError(2)
        except KeyError:
            raise IndexError(3)
    except IndexError as e:
        return chain(e)


def b():
    e = ValueError("same")
    try:
        try:
            raise e
        except ValueError:
            raise e
    except ValueError as x:
        return chain(x)


def c():
    a, b = ValueError("a"), KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            try:
                raise b
            except KeyError:
                raise a
    except ValueError as x:
        return chain(x), chain(b)


def d():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("handled")
        except KeyError:
            pass
        try:
            raise IndexError("second")
        except IndexError as e:
            return chain(e)


def e():
    def helper():
        raise TypeError("in helper")
    try:
        raise ValueError("v")
    except ValueError:
        try:
            helper()
        except TypeError as x:
            return chain(x)


def f():
    x = ValueError("v")
    x.__cause__ = KeyError("c")
    x.__context__ = IndexError("ctx")
    return chain(x), x.__suppress_context__


print(a(), b(), c(), d(), e(), f(), sep="\n")
import sys
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as z:
    print(sys.exc_info()[0], sys.exception() is z)
    try:
        raise KeyError
    except KeyError:
        print(sys.exception())
    print(sys.exception())
print(sys.exception())

# expect:
# | IndexError(3) <- KeyError(2) <- ValueError(1)
# | ValueError('same')
# | ("ValueError('a') <- KeyError('b')", "KeyError('b')")
# | IndexError('second') <- ValueError('first')
# | TypeError('in helper') <- ValueError('v')
# | ("ValueError('v') <- KeyError('c')", True)
# | (None, None, None) None
# | <class 'ZeroDivisionError'> True
# |
# | division by zero
# | None
