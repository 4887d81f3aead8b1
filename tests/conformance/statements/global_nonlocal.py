x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed by inner"

        def deepest():
            global x
            x = "global changed"
            return x

        return deepest()

    print(inner(), x)


outer()
print(x)


def makes():
    global created, other
    created = 1
    for other in range(3):
        pass

    def fn():
        global nested_fn
        def nested_fn():
            return "nested"
    fn()


makes()
print(created, other, nested_fn())
for src in ("def f():\n x = 1\n global x", "def f():\n nonlocal y", "nonlocal z", "def f(a):\n global a", "def f():\n global q\n nonlocal q", "x = 1\nglobal x", "def f():\n print(w)\n global w", "def f():\n x: int\n global x", "class C:\n nonlocal z\n"):
    try:
        compile(src, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)


class C:
    x = "class"

    def get(self):
        return x

    global y
    y = x


print(C().get(), y, hasattr(C, "y"))

# expect:
# | global changed changed by inner
# | global changed
# | 1 2 nested
# | name 'x' is assigned to before global declaration
# | no binding for nonlocal 'y' found
# | nonlocal declaration not allowed at module level
# | name 'a' is parameter and global
# | name 'q' is nonlocal and global
# | name 'x' is assigned to before global declaration
# | name 'w' is used prior to global declaration
# | annotated name 'x' can't be global
# | no binding for nonlocal 'z' found
# | global changed class False
