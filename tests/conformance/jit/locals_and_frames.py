import sys


def f(n):
    x = 0
    for i in range(n):
        x += i
        if i == n - 1:
            fr = sys._getframe()
            return fr.f_locals["x"], fr.f_locals["i"], fr.f_code.co_name, sorted(locals())


print(f(10), f(3000))


def g(n):
    seen = []
    for i in range(n):
        y = i * 2
        if i % 1000 == 999:
            seen.append(dict(locals()))
            del seen[-1]["seen"]
    return seen


print(g(3000))


def peek():
    return sys._getframe(1).f_locals.get("v")


def h(n):
    t = 0
    for v in range(n):
        t += peek()
    return t


print(h(2000))
def counter():
    for i in range(2000):
        exec("z = i") if i == 1999 else None
        eval("i + 1") if i % 500 == 0 else None
    return i
print(counter())

# expect:
# | (45, 9, 'f', ['fr', 'i', 'n', 'x']) (4498500, 2999, 'f', ['fr', 'i', 'n', 'x'])
# | [{'n': 3000, 'i': 999, 'y': 1998}, {'n': 3000, 'i': 1999, 'y': 3998}, {'n': 3000, 'i': 2999, 'y': 5998}]
# | 1999000
# | 1999
