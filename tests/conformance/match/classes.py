class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def f(v):
    match v:
        case Point3(x, y, z):
            return f"3d {x} {y} {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=yy):
            return f"on y axis at {yy}"
        case Point(a, y=b) if a == b:
            return f"diagonal {a}"
        case Point():
            return "some point"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"str {s}"
        case list([a, *_]) | tuple([a, *_]):
            return f"seq starts {a}"
        case dict(d):
            return f"dict {d}"
        case bytes() | None:
            return "bytes or none"
        case object(real=r):
            return f"real {r}"
        case _:
            return "other"


for v in (Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), Point3(1, 2, 3), 5, 2.5, True, "s", [1, 2], (3,), {}, b"x", None, 1j, set()):
    print(f(v))
for pattern in ("Point(1, 2, 3)", "Point(1, x=2)", "int(1, 2)", "NotAClass()", "list[int]()", "Point(x=1, x=2)"):
    ns = {"Point": Point, "NotAClass": 5}
    try:
        exec(f"match Point(1, 2):\n case {pattern}:\n  print('matched')\n case _:\n  print('no')", ns)
    except (TypeError, SyntaxError) as e:
        print(pattern, type(e).__name__, e)

# expect:
# | origin
# | on y axis at 5
# | diagonal 3
# | some point
# | 3d 1 2 3
# | number 5
# | number 2.5
# | number True
# | str s
# | seq starts 1
# | seq starts 3
# | dict {}
# | bytes or none
# | bytes or none
# | real 0.0
# | other
# | Point(1, 2, 3) TypeError Point() accepts 2 positional sub-patterns (3 given)
# | Point(1, x=2) TypeError Point() got multiple sub-patterns for attribute 'x'
# | no
# | NotAClass() TypeError called match pattern must be a type
# | list[int]() SyntaxError invalid syntax (<string>, line 2)
# | Point(x=1, x=2) SyntaxError attribute name repeated in class pattern: x (<string>, line 2)
