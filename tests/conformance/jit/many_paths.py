# Thousands of hot paths: traces stop growing, trees that are left at once are suspended and come back.
def make(number, paths):
    lines = [f"def f(n):", "    a = b = 0", "    for i in range(n):", f"        k = (i * 7919 + a) % {paths}"]
    for p in range(paths):
        lines += [f"        {'elif' if p else 'if'} k == {p}:", f"            a = (a + i * {p + number}) & 0xFFFF",
                  f"            b += a {'-+*^|'[p % 5]} {p + 3}", "            if b > 1000000:", f"                b -= {number + p} + 500000"]
    lines.append("    return a + b")
    scope = {}
    exec("\n".join(lines), scope)
    return scope["f"]


functions = [make(f, 40) for f in range(60)]
for rounds in range(3):
    print([f(1500) for f in functions[rounds::7]])
steady = make(5, 12)
print([steady(n * 4000) for n in range(6)])

# expect:
# | [883766, 1411218, 2982864, 958593, 890638, 693064, 769155, 880731, 894716]
# | [959538, 932532, 842803, 910578, 666219, 679078, 807711, 878217, 1052394]
# | [858795, 786860, 1042302, 562564, 1916936, 967823, 989354, 956031, 821906]
# | [0, 956777, 571272, 1025151, 892379, 690530]
