def g(n):
    print("start")
    for i in range(n):
        got = yield i
        print("got", got)
    return "result"


x = g(2)
print(type(x), x.__name__, x.__qualname__, iter(x) is x, x.gi_running, x.gi_yieldfrom, x.gi_code.co_name, x.gi_frame is not None)
print(next(x), x.send("hello"))
try:
    x.send("bye")
except StopIteration as e:
    print("stop", e.value, e.args)
for f in (lambda: next(x), lambda: x.send(1), lambda: next(g(0)), lambda: g(1).send(5), lambda: g(1).throw(ValueError("v")), lambda: x.gi_frame, lambda: list(g(1)), lambda: g(), lambda: len(g(1)), lambda: g(1)[0], lambda: g(1)()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def empty():
    return
    yield


def infinite():
    n = 0
    while True:
        yield n
        n += 1


def expr():
    x = yield
    y = (yield x) + (yield)
    print(x, y, [(yield 1), (yield 2)] if False else "")


print(list(empty()), [next(i) for i in [infinite()] for _ in range(3)], (lambda: (yield 5))().__next__())
e = expr()
print(next(e), e.send("a"), e.send(10))
try:
    e.send(20)
except StopIteration:
    print("end")

# expect:
# | <class 'generator'> g g True False None g True
# | start
# | got hello
# | 0 1
# | got bye
# | stop result ('result',)
# ' 'StopIteration '
# ' 'StopIteration '
# | start
# | StopIteration result
# | TypeError can't send non-None value to a just-started generator
# | ValueError v
# | None
# | start
# | got None
# | [0]
# | TypeError g() missing 1 required positional argument: 'n'
# | TypeError object of type 'generator' has no len()
# | TypeError 'generator' object is not subscriptable
# | TypeError 'generator' object is not callable
# | [] [0, 1, 2] 5
# | None a None
# ' 'a 30 '
# | end
