class P:
    def __init__(self, x): self.x = x
    def __getitem__(self, k): return f"item {k}"
p = P([1, {"k": "v"}])
print("{0.x[0]} {0.x[1][k]} {0[name]} {0[5]} {p.x}".format(p, p=p), "{:{}{}{}}".format("a", "*", "^", 5), "{0:>{w}}{1:<{w}}|".format(1, 2, w=4), "{:{fill}>8.{prec}f}".format(3.14159, fill="_", prec=2))
print("{!r:>8}{!s:^8}{!a}".format("é", "é", "é"), "{}{}{}".format(*"abc"), "{a}{b}".format(**{"a": 1, "b": 2}), "{0}{0}{0}".format("x"))

# expect:
# | 1 v item name item 5 [1, {'k': 'v'}] **a**    12   | ____3.14
# |      'é'   é    '\xe9' abc 12 xxx
