def f(x):
    match x:
        case 0:
            return "zero"
        case -1 | -2:
            return "neg"
        case 1.5:
            return "float"
        case "a" | b"a":
            return "a"
        case True:
            return "never: 1 == True" if x is not True else "true"
        case None:
            return "none"
        case 3 + 4j | -2j:
            return "complex"
        case 2 if x is not True:
            return "guarded"
        case _:
            return "other"


for v in (0, False, 0.0, -1, -2.0, 1.5, "a", b"a", True, 1, None, 3 + 4j, -2j, 2, [], "b", 10**30):
    print(repr(v), f(v))


class Color:
    RED = 1
    GREEN = "g"


def g(x):
    match x:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case str() | int() as y:
            return f"kept {y!r}"
    return "fell through"


print([g(v) for v in (1, "g", "z", 7, 2.5)])
match = 5
case = match
match, _ = 3, 4
print(match, case, _)
match (1, 2):
    case (a, b):
        print(a, b)
match 1, 2:
    case a, b:
        print(a + b)

# expect:
# | 0 zero
# | False zero
# | 0.0 zero
# | -1 neg
# | -2.0 neg
# | 1.5 float
# | 'a' a
# | b'a' a
# | True true
# | 1 other
# | None none
# | (3+4j) complex
# | (-0-2j) complex
# | 2 guarded
# | [] other
# | 'b' other
# | 1000000000000000000000000000000 other
# | ['red', 'green', "kept 'z'", 'kept 7', 'fell through']
# | 3 5 4
# | 1 2
# | 3
