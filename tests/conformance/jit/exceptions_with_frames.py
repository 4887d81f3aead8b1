# Exceptions raised and caught in hot loops: traceback lines, context, sys.exc_info, finally order, with.
import sys
class CM:
    def __init__(self): self.n = 0
    def __enter__(self): self.n += 1; return self
    def __exit__(self, t, v, tb):
        log.append((t.__name__ if t else None, tb.tb_lineno if tb else None)) if self.n % 50 == 0 else None
        return t is KeyError
log = []
def raiser(i):
    if i % 5 == 0: raise KeyError(i)
    if i % 7 == 0: raise ValueError(i)
    return i
def loop(n):
    cm = CM(); t = 0; f = 0
    for i in range(n):
        try:
            with cm:
                t += raiser(i)
        except ValueError as e:
            t += e.args[0] * 2
            if i % 49 == 0: log.append((e.__traceback__.tb_next.tb_lineno, type(e.__context__).__name__, sys.exc_info()[0].__name__))
        else:
            t += 1
        finally:
            f += 1
            if sys.exc_info()[0] is not None: t += 10**9
    return t, f
print(loop(300), log)
def nested(n):
    out = []
    for i in range(n):
        try:
            try:
                [][i]
            except IndexError as e1:
                if i % 30 == 0: raise TypeError("x") from e1
                {}[i]
        except Exception as e:
            if i % 30 < 2: out.append((type(e).__name__, type(e.__cause__).__name__, type(e.__context__).__name__, e.__suppress_context__))
    return out
print(nested(150))
def fin(n):
    t = 0
    for i in range(n):
        try:
            if i % 3 == 0: continue
            if i == 280: break
            t += i
        finally:
            t += 1
    return t
print(fin(300))
def ret(i):
    try:
        if i % 2: return "a"
        raise OSError
    except OSError:
        return "b"
    finally:
        if i % 10 == 0: return "c"
print("".join(ret(i) for i in range(300)))
def unwound(n):
    for i in range(n):
        x = i
        if i == 250: return 1 // (250 - i)
try: unwound(300)
except ZeroDivisionError as e: print(e, e.__traceback__.tb_next.tb_frame.f_locals, e.__traceback__.tb_next.tb_lineno)
def deep(k):
    if k == 0: raise LookupError
    deep(k - 1)
def bar(n):
    c = 0
    for i in range(n):
        try: deep(i % 6)
        except LookupError as e:
            tb = e.__traceback__
            while tb: c += tb.tb_lineno - 60; tb = tb.tb_next
    return c
print(bar(200))

# expect:
# | (41327, 300) [('ValueError', 19), (12, 'NoneType', 'ValueError'), (12, 'NoneType', 'ValueError'), (None, None), (12, 'NoneType', 'ValueError'), (None, None), (12, 'NoneType', 'ValueError'), (None, None), (None, None), (12, 'NoneType', 'ValueError'), (None, None)]
# | [('TypeError', 'IndexError', 'IndexError', True), ('KeyError', 'NoneType', 'IndexError', False), ('TypeError', 'IndexError', 'IndexError', True), ('KeyError', 'NoneType', 'IndexError', False), ('TypeError', 'IndexError', 'IndexError', True), ('KeyError', 'NoneType', 'IndexError', False), ('TypeError', 'IndexError', 'IndexError', True), ('KeyError', 'NoneType', 'IndexError', False), ('TypeError', 'IndexError', 'IndexError', True), ('KeyError', 'NoneType', 'IndexError', False)]
# | 26228
# | cababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababacababababa
# | integer division or modulo by zero {'n': 300, 'i': 250, 'x': 250} 66
# | 10456
