x: int = 5
y: "forward"
z: list[int] = []
(w): int = 3
a = {}
a["k"]: str = "v"


class C:
    attr: int
    other: "str" = "x"
    __private: float = 1.5
    try:
        bad: undefined_type
    except NameError as e:
        print(e)


def f(a: int, *args: str, b: float = 1.0, **kw: dict) -> "ret":
    local: undefined_is_fine = 3
    unset: int
    try:
        return unset
    except UnboundLocalError as e:
        return str(e)


print(__annotations__, C.__annotations__, f.__annotations__, f(1), a)
print(hasattr(C, "attr"), C.other, C._C__private)
try:
    y
except NameError as e:
    print(e)
lam = lambda q: q
print(lam.__annotations__, f.__defaults__, f.__kwdefaults__)
f.__annotations__["new"] = 1
print(sorted(f.__annotations__))
for src in ("x: int: str", "(a, b): int", "[a]: int", "f(): int", "a, b: int", "x: yield", "def f():\n global g\n g: int", "x: int = 1 = 2", "*a: int = 1"):
    try:
        compile(src, "s", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(e.msg)

# expect:
# | name 'undefined_type' is not defined
# | {'x': <class 'int'>, 'y': 'forward', 'z': list[int]} {'attr': <class 'int'>, 'other': 'str', '_C__private': <class 'float'>} {'a': <class 'int'>, 'args': <class 'str'>, 'b': <class 'float'>, 'kw': <class 'dict'>, 'return': 'ret'} cannot access local variable 'unset' where it is not associated with a value {'k': 'v'}
# | False x 1.5
# | name 'y' is not defined
# | {} None {'b': 1.0}
# | ['a', 'args', 'b', 'kw', 'new', 'return']
# | invalid syntax
# | only single target (not tuple) can be annotated
# | only single target (not list) can be annotated
# | illegal target for annotation
# | only single target (not tuple) can be annotated
# | invalid syntax
# | annotated name 'g' can't be global
# | invalid syntax
# | invalid syntax
