import ast
for src in ("match x:\n case a:\n  pass\n case b:\n  pass", "match x:\n case a | b:\n  pass", "match x:\n case _ | 1:\n  pass", "match x:\n case [a, a]:\n  pass", "match x:\n case [*a, *b]:\n  pass", "match x:\n case 1 | a:\n  pass", "match x:\n case (a, 1) | (1, a):\n  pass", "match x:\n case a.b():\n  pass", "match x:\n case -a:\n  pass", "match x:\n case 1 + 2:\n  pass", "match x:\n case f'a':\n  pass", "match x:\n case a as _:\n  pass", "match x:\n case (1):\n  pass", "match x:\n case 1 as y if y:\n  pass", "match x:\n pass", "match x:\n case\n", "match x:\n", "match x\n", "match *a, b:\n case _:\n  pass", "match x:\n case {'a': 1 | 2 as z}:\n  pass", "match x:\n case C(a=1, 2):\n  pass", "match x:\n case 1 as a.b:\n  pass", "match(x)\n", "match[x]\n", "match.x\n", "match: int = 3", "match = case = 1", "print(match)", "match -x:\n case _: pass", "match x, y:\n case *a, b: pass", "match x:\n case _ if (yield): pass", "match x:\n case +1: pass", "match x:\n case 1 - 2j: pass", "match x:\n case -1 - -2j: pass"):
    try:
        tree = ast.parse(src)
        compile(tree, "s", "exec")
        print("ok", type(tree.body[0]).__name__)
    except SyntaxError as e:
        print(e.msg)
x = 5
match x:
    case int() as n if n > 10:
        print("big")
    case n if (half := n // 2) == 2:
        print("half", half, n)


def side():
    print("evaluated once")
    return 3


match side():
    case 1:
        pass
    case 2 | 3 as z:
        print("z", z)

# expect:
# | name capture 'a' makes remaining patterns unreachable
# | name capture 'a' makes remaining patterns unreachable
# | wildcard makes remaining patterns unreachable
# | multiple assignments to name 'a' in pattern
# | multiple starred names in sequence pattern
# | alternative patterns bind different names
# | ok Match
# | ok Match
# | invalid syntax
# | imaginary number required in complex literal
# | patterns may only match literals and attribute lookups
# | cannot use '_' as a target
# | ok Match
# | ok Match
# | invalid syntax
# | invalid syntax
# | expected an indented block after 'match' statement on line 1
# | expected ':'
# | ok Match
# | ok Match
# | positional patterns follow keyword patterns
# | invalid syntax
# | ok Expr
# | ok Expr
# | ok Expr
# | ok AnnAssign
# | ok Assign
# | ok Expr
# | ok Match
# | ok Match
# | 'yield' outside function
# | invalid syntax
# | ok Match
# | invalid syntax
# | half 2 5
# | evaluated once
# | z 3
