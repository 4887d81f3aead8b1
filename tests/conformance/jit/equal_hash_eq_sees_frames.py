# __eq__ run by a dict look-up sees the caller's frame and line, its locals and the exception it raises has the traceback.
import sys

class Key:
    def __hash__(self):
        return 3
    def __eq__(self, other):
        f = sys._getframe(1)
        seen.add((f.f_code.co_name, f.f_lineno, f.f_locals.get("i", None) is not None))
        last[0] = f.f_locals["i"] if "i" in f.f_locals else -1
        if fail and last[0] == 150:
            raise ValueError("from eq")
        return False

seen = set()
last = [0]
fail = False

def inner(d, i):
    return d[3]

def loop(n):
    d = {Key(): 0, 3: 1}
    total = 0
    for i in range(n):
        total += inner(d, i)
        if last[0] != i:
            total += 1000000
    return total

print(loop(300), sorted(seen), last)
fail = True
try:
    loop(300)
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_locals.get("i"))
        tb = tb.tb_next

# expect:
# | 300 [('inner', 20, True), ('loop', 23, False)] [299]
# | <module> 34 None
# | loop 26 150
# | inner 20 150
# | __eq__ 12 None
