x = "global"
class A:
    x = "class"
    y = x
    def f(self): return x
    z = [x for _ in [1]]
    w = (lambda: x)()
    class Inner:
        y = x
        x = "inner"
        z = x
    for i in range(3):
        pass
    del y
    if True:
        cond = "yes"
    try:
        1 / 0
    except ZeroDivisionError as e:
        err = str(e)
    locals()["dynamic"] = 5
    print(sorted(k for k in locals() if k[0] != "_"), __qualname__, __module__)


print(A().f(), A.z, A.w, A.Inner.y, A.Inner.z, A.i, A.cond, A.err, A.dynamic, hasattr(A, "y"), hasattr(A, "e"))


def outer(v):
    class B:
        v2 = v
        def get(self): return v
        def cls(self): return __class__
        v = "own"
    return B


print(outer("param")().get() if False else "free variable")
class C:
    def __class_cell__(self): return __class__.__name__
    def nested(self): return [__class__ for _ in range(1)][0].__name__
print(C().__class_cell__(), C().nested())
def f():
    class D:
        nonlocal q
        q = "set by class body"
    q2 = q
    q = None if False else q
    return q2
try:
    q = 0
    print(f())
except Exception as e:
    print(type(e).__name__)

# expect:
# | ['Inner', 'cond', 'dynamic', 'err', 'f', 'i', 'w', 'x', 'z'] A __main__
# | global ['global'] global global inner 2 yes division by zero 5 False False
# | free variable
# | C C
# | set by class body
