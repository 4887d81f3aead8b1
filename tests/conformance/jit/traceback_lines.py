import traceback


def inner(i):
    x = i + 1
    if i == 1777:
        return x / 0
    return x


def outer(n):
    t = 0
    for i in range(n):
        t += inner(i)
    return t


try:
    outer(3000)
except ZeroDivisionError as e:
    for f in traceback.extract_tb(e.__traceback__):
        print(f.name, f.lineno, f.line)
lst = [1] * 1000 + ["x"]
def total(lst):
    s = 0
    for v in lst:
        s = s + v
    return s
try:
    total(lst)
except TypeError as e:
    print(e, e.__traceback__.tb_next.tb_lineno, sorted(e.__traceback__.tb_next.tb_frame.f_locals.items())[1:])
import sys
def depth():
    return sys._getframe(1).f_lineno, sys._getframe(1).f_locals["k"]
for k in range(2000):
    d = depth()
print(d)

# expect:
# | <module> 19 outer(3000)
# | outer 14 t += inner(i)
# | inner 7 return x / 0
# | unsupported operand type(s) for +: 'int' and 'str' 27 [('s', 1000), ('v', 'x')]
# | (37, 1999)
