def g(name):
    try:
        print("start", name)
        yield 1
    finally:
        print("close", name)
def outer():
    try:
        yield from g("inner")
    finally:
        print("close outer")
o = outer()
next(o)
o.close()
a, b = g("a"), g("b")
next(a)
for x in b:
    print("body")
    break
b.close()
a.close()
def nested_with():
    class M:
        def __init__(self, n): self.n = n
        def __enter__(self): print("enter", self.n)
        def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__)
    with M(1), M(2):
        yield "inside"
n = nested_with()
print(next(n))
n.close()
n = nested_with()
next(n)
try:
    n.throw(KeyError("k"))
except KeyError as e:
    print("escaped", e)
def multi():
    for i in range(3):
        try:
            yield i
        except GeneratorExit:
            print("exit at", i)
            raise
m = multi()
print(next(m), next(m))
m.close()
print(next(m, "closed"))

# expect:
# | start inner
# | close inner
# | close outer
# | start a
# | start b
# | body
# | close b
# | close a
# | enter 1
# | enter 2
# | inside
# | exit 2 GeneratorExit
# | exit 1 GeneratorExit
# | enter 1
# | enter 2
# | exit 2 KeyError
# | exit 1 KeyError
# | escaped 'k'
# | 0 1
# | exit at 1
# | closed
