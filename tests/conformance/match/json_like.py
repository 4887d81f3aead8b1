def show(v):
    match v:
        case None | True | False: return str(v).lower()
        case int() | float(): return repr(v)
        case str(): return f'"{v}"'
        case []: return "[]"
        case [x]: return f"[{show(x)}]"
        case [x, *rest]: return f"[{show(x)}, +{len(rest)}]"
        case {"type": str(t), "value": x, **rest}: return f"{t}({show(x)}{', ' + str(sorted(rest)) if rest else ''})"
        case {}: return "{" + ", ".join(f"{k}: {show(x)}" for k, x in v.items()) + "}"
        case _: return f"<{type(v).__name__}>"
for v in (None, True, 0, 1.5, "s", [], [1], [1, 2, 3], (), ("a",), {"type": "t", "value": [1]}, {"type": "t", "value": 1, "z": 2}, {"type": 5}, {}, {"k": {"type": "n", "value": None}}, {1}, b"x"):
    print(show(v))

# expect:
# | none
# | true
# | 0
# | 1.5
# | "s"
# | []
# | [1]
# | [1, +2]
# | []
# | ["a"]
# | t([1])
# | t(1, ['z'])
# | {type: 5}
# | {}
# | {k: n(none)}
# | <set>
# | <bytes>
