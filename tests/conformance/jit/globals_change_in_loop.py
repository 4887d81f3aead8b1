# Globals, functions and classes change while the loop that uses them runs.
def f(x): return x + 1
def g(x): return x * 2
class C:
    k = 1
    def m(self): return self.k

def change(i):
    global f, K
    if i == 100:
        f = g
    elif i == 150:
        f.__code__ = (lambda x: x - 5).__code__
    elif i == 200:
        f.__defaults__ = (1,)
        del globals()["K"]
        globals()["K"] = 1000
    elif i == 220:
        C.k = 7
    elif i == 240:
        C.m = lambda self: 99
    elif i == 260:
        type.__setattr__(C, "k", 8)
        del C.m
        C.m = lambda self: self.k * 3
    elif i == 270:
        exec("K = 5\ndef f(x): return K", globals())
    elif i == 280:
        import builtins
        builtins.K2 = 3
        globals()["len"] = lambda x: 77

K = 3
def loop(n):
    total = 0
    c = C()
    out = []
    for i in range(n):
        total += f(i) + c.m() + K + len("abc")
        change(i)
        total += f(i) * 2 + c.m() + K + len("abc")
        if i % 20 == 0: out.append(total)
    return total, out
print(loop(320))
del len
C.k = 1
C.m = lambda self: 5
print(loop(100))

# expect:
# | (284187, [17, 987, 3157, 6527, 11097, 17065, 30605, 46545, 59760, 69970, 82377, 134873, 188895, 247630, 275334, 279874])
# | (4100, [41, 861, 1681, 2501, 3321])
