class A(Exception):
    pass


class B(A):
    pass


def match(exc, types):
    try:
        try:
            raise exc
        except types as e:
            return "caught " + type(e).__name__
    except BaseException as e:
        return f"escaped {type(e).__name__}: {e}"


for exc in (A("a"), B("b"), ValueError("v"), KeyError("k"), UnicodeDecodeError("u", b"", 0, 0, "r"), FileNotFoundError(2, "f")):
    print(type(exc).__name__, match(exc, A), "|", match(exc, (B, ValueError)), "|", match(exc, LookupError), "|", match(exc, ()), "|", match(exc, (OSError, (KeyError, (A,)))))
for bad in (5, "x", int, (ValueError, 5), None, [ValueError]):
    print(match(ValueError("v"), bad))
e = "outer"
try:
    raise ValueError
except ValueError as e:
    pass
print("e" in globals())


def f():
    try:
        raise KeyError("x")
    except KeyError as err:
        err = "rebound"
    try:
        return err
    except UnboundLocalError as e:
        return str(e)


print(f())


def side(log=[]):
    log.append(len(log))
    print("evaluated", len(log))
    return ValueError


try:
    raise KeyError
except side():
    print("no")
except KeyError:
    print("yes")
try:
    pass
except side():
    print("no")


class Meta(type):
    def __subclasscheck__(cls, c):
        print("not consulted")
        return True


class M(Exception, metaclass=Meta):
    pass


print(match(ValueError(), M))

# expect:
# | A caught A | escaped A: a | escaped A: a | escaped A: a | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | B caught B | caught B | escaped B: b | escaped B: b | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | ValueError escaped ValueError: v | caught ValueError | escaped ValueError: v | escaped ValueError: v | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | KeyError escaped KeyError: 'k' | escaped KeyError: 'k' | caught KeyError | escaped KeyError: 'k' | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | UnicodeDecodeError escaped UnicodeDecodeError: 'u' codec can't decode bytes in position 0--1: r | caught UnicodeDecodeError | escaped UnicodeDecodeError: 'u' codec can't decode bytes in position 0--1: r | escaped UnicodeDecodeError: 'u' codec can't decode bytes in position 0--1: r | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | FileNotFoundError escaped FileNotFoundError: [Errno 2] f | escaped FileNotFoundError: [Errno 2] f | escaped FileNotFoundError: [Errno 2] f | escaped FileNotFoundError: [Errno 2] f | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | escaped TypeError: catching classes that do not inherit from BaseException is not allowed
# | False
# | cannot access local variable 'err' where it is not associated with a value
# | evaluated 1
# | yes
# ' 'escaped ValueError: '
