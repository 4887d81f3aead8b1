def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "after error"
        except GeneratorExit:
            print("exiting")
            raise
        finally:
            print("finally")


a = g()
print(next(a), a.throw(ValueError("one")), next(a))
a.close()
a.close()
for f in (lambda: next(a), lambda: a.throw(KeyError("k")), lambda: g().throw(TypeError), lambda: g().throw(TypeError("x"), None), lambda: g().throw(TypeError, "msg"), lambda: g().throw(5), lambda: g().throw("x"), lambda: g().throw(TypeError("a"), "b"), lambda: g().throw(), lambda: g().close()):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


i = ignores()
next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)
i.throw if False else None


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "value"


r = returns_on_close()
next(r)
print(r.close())


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)

# expect:
# | caught one
# | finally
# | ready after error ready
# | exiting
# | finally
# ' 'StopIteration '
# | KeyError 'k'
# ' 'TypeError '
# | TypeError x
# | TypeError msg
# | TypeError exceptions must be classes or instances deriving from BaseException, not int
# | TypeError exceptions must be classes or instances deriving from BaseException, not str
# | TypeError instance exception may not have a separate value
# | TypeError throw expected at least 1 argument, got 0
# | None
# | generator ignored GeneratorExit
# | None
# | generator already executing
