calls = []
def t(v):
    calls.append(v)
    return v
for expr in ("t(1) and t(2)", "t(0) and t(2)", "t(1) or t(2)", "t(0) or t(2)", "not t(0)", "t(0) or t('') or t([])", "t(1) and t(0) or t(3)", "t(0) and t(1) or t(3)", "t(1) or t(2) and t(3)", "(t(1) or t(2)) and t(3)", "not t(1) or t(2)", "not (t(1) and t(0))", "t(1) if t(0) else t(2)", "t(0) < t(1) < t(2)", "t(2) < t(1) < t(0)", "t(1) == t(1) != t(2)", "[t(1) or t(2), t(0) and t(5)]", "t(0) or t(1) if t(0) else t(7)", "t(1) and (t(0) or t(4)) and t(6)", "t(1) in [t(1)] and t(9)", "not not t(5)", "(lambda: t(1) and t(2))()", "t('a') and not t('b') or t('c')", "all([t(1), t(0), t(2)])", "all(t(x) for x in (1, 0, 2))", "any(t(x) for x in (0, 3, 2))"):
    calls.clear()
    print(expr, "=>", eval(expr), calls)
def f(a, b, c):
    if a and b or c: return 1
    elif not a and (b or not c): return 2
    while a or b:
        if not (a and b): return 3
        break
    return 4
print([f(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])
x = None
print(x and x.attr, x or "default", x is None or x.attr, (x and 1) is None, 0 == False and "eq", "" or 0 or None or [] or "last", 1 and [] and 2)

# expect:
# | t(1) and t(2) => 2 [1, 2]
# | t(0) and t(2) => 0 [0]
# | t(1) or t(2) => 1 [1]
# | t(0) or t(2) => 2 [0, 2]
# | not t(0) => True [0]
# | t(0) or t('') or t([]) => [] [0, '', []]
# | t(1) and t(0) or t(3) => 3 [1, 0, 3]
# | t(0) and t(1) or t(3) => 3 [0, 3]
# | t(1) or t(2) and t(3) => 1 [1]
# | (t(1) or t(2)) and t(3) => 3 [1, 3]
# | not t(1) or t(2) => 2 [1, 2]
# | not (t(1) and t(0)) => True [1, 0]
# | t(1) if t(0) else t(2) => 2 [0, 2]
# | t(0) < t(1) < t(2) => True [0, 1, 2]
# | t(2) < t(1) < t(0) => False [2, 1]
# | t(1) == t(1) != t(2) => True [1, 1, 2]
# | [t(1) or t(2), t(0) and t(5)] => [1, 0] [1, 0]
# | t(0) or t(1) if t(0) else t(7) => 7 [0, 7]
# | t(1) and (t(0) or t(4)) and t(6) => 6 [1, 0, 4, 6]
# | t(1) in [t(1)] and t(9) => 9 [1, 1, 9]
# | not not t(5) => True [5]
# | (lambda: t(1) and t(2))() => 2 [1, 2]
# | t('a') and not t('b') or t('c') => c ['a', 'b', 'c']
# | all([t(1), t(0), t(2)]) => False [1, 0, 2]
# | all(t(x) for x in (1, 0, 2)) => False [1, 0]
# | any(t(x) for x in (0, 3, 2)) => True [0, 3]
# | [2, 1, 2, 1, 3, 1, 1, 1]
# | None default True True eq last []
