def tokens(s):
    for w in s.split():
        match w.isdigit(), w:
            case True, n: yield ("num", int(n))
            case _, ("+" | "-" | "*") as op: yield ("op", op)
            case _, w if w.startswith("$"): yield ("var", w[1:])
            case _: yield ("bad", w)
def run(s, env):
    stack = []
    for t in tokens(s):
        match t:
            case "num", n: stack.append(n)
            case "var", name if name in env: stack.append(env[name])
            case "op", op:
                b, a = stack.pop(), stack.pop()
                stack.append({"+": a + b, "-": a - b, "*": a * b}[op])
            case kind, what: return f"{kind} {what}"
    return stack
print(run("1 2 + 3 *", {}), run("$x 5 -", {"x": 12}), run("$y 1 +", {}), run("1 ?", {}), list(tokens("7 + $z q")))

# expect:
# | [9] [7] var y bad ? [('num', 7), ('op', '+'), ('var', 'z'), ('bad', 'q')]
