def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}:
            return f"point {x},{y}"
        case {"type": kind, **rest}:
            return f"{kind} {rest}"
        case {1: _, "k": None}:
            return "keys"
        case {"list": [a, *_]}:
            return f"list {a}"
        case {}:
            return "any mapping"
        case _:
            return "not mapping"


for v in ({"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "line"}, {"type": "q", "w": 1}, {1: 2, "k": None}, {"list": (5, 6)}, {}, {"x": 1}, [], "type", None):
    print(f(v))
import collections.abc
d = collections.defaultdict(int)
match d:
    case {"missing": v}:
        print("found", v)
    case _:
        print("not found", dict(d))


class M(collections.abc.Mapping):
    def __getitem__(self, k):
        return k * 2

    def __len__(self):
        return 1

    def __iter__(self):
        return iter("k")

    def __contains__(self, k):
        return True

    def get(self, k, default=None):
        print("get", k)
        return k * 2


match M():
    case {"a": x, "b": y}:
        print(x, y)
for src in ("match x:\n case {**r, 'a': 1}: pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case {**_}: pass", "match x:\n case {a: 1}: pass"):
    try:
        compile(src, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)

# expect:
# | point 1,2
# | line {}
# | q {'w': 1}
# | keys
# | list 5
# | any mapping
# | any mapping
# | not mapping
# | not mapping
# | not mapping
# | not found {}
# | invalid syntax
# | mapping pattern checks duplicate key ('a')
# | invalid syntax
# | invalid syntax
