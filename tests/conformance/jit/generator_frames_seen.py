# Generators seen from outside while a loop drives them; frames, throw, close, locals, return values.
import sys
def gen(n):
    total = 0
    for i in range(n):
        total += i
        try:
            x = yield total
        except ZeroDivisionError:
            x = 1000
        if x: total += x
    return total
def outer(n):
    r = yield from gen(n)
    yield ("ret", r)
def drive(n):
    g = outer(n); t = 0; out = []
    v = next(g)
    for i in range(n - 1):
        if i % 40 == 39: v = g.throw(ZeroDivisionError)
        elif i % 7 == 3: v = g.send(i)
        else: v = next(g)
        t += v
        if i % 60 == 59: out.append((g.gi_frame.f_lineno, g.gi_yieldfrom.gi_frame.f_locals["i"]))
    return t, out, next(g), list(g), g.gi_frame
print(drive(300))
def consumer(n):
    t = 0
    g = gen(n)
    for v in g:
        t += v
        if v > 20000: g.gi_frame.f_locals
        if v % 11 == 5:
            try: t += g.send(1)
            except StopIteration as e: t += e.value
    return t
print(consumer(250))

# expect:
# | (6096622, [(14, 60), (14, 120), (14, 180), (14, 240)], ('ret', 58101), [], None)
# | 2604125
