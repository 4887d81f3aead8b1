def a():
    try:
        raise ValueError
    finally:
        return "swallowed"


def b():
    for i in range(3):
        try:
            raise ValueError
        finally:
            continue
    return i


def d():
    x = 1
    try:
        return x
    finally:
        x = 2


def e():
    try:
        try:
            1 / 0
        finally:
            raise KeyError("replaced")
    except KeyError as err:
        return repr(err), repr(err.__context__)


def f():
    out = []
    for i in range(4):
        try:
            try:
                if i == 1:
                    raise IndexError(i)
                out.append(i)
            except IndexError:
                out.append("ix")
                continue
            else:
                out.append("else")
            finally:
                out.append("fin")
        finally:
            out.append("|")
    return out


def g():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


print(a(), b(), d(), e(), f())
gen = g()
for x in gen:
    print(x)
    break
gen.close()
for src in ("try:\n pass", "try:\n pass\nelse:\n pass", "try:\n pass\nexcept:\n pass\nexcept A:\n pass", "while 1:\n try: pass\n finally: continue", "continue", "break", "def f():\n break", "class C:\n continue", "try:\n pass\nexcept* A:\n break"):
    try:
        compile(src, "s", "exec")
        print("ok")
    except SyntaxError as err:
        print(err.msg)

# expect:
# | swallowed 2 1 ("KeyError('replaced')", "ZeroDivisionError('division by zero')") [0, 'else', 'fin', '|', 'ix', 'fin', '|', 2, 'else', 'fin', '|', 3, 'else', 'fin', '|']
# | 1
# | generator closed
# | expected 'except' or 'finally' block
# | expected 'except' or 'finally' block
# | default 'except:' must be last
# | ok
# | 'continue' not properly in loop
# | 'break' outside loop
# | 'break' outside loop
# | 'continue' not properly in loop
# | 'break', 'continue' and 'return' cannot appear in an except* block
