log = []
def v(x):
    log.append(x)
    return x
for expr in ("v(1) < v(2) < v(3)", "v(3) < v(2) < v(1)", "v(1) == v(1) == v(1)", "v(1) < v(2) > v(0) != v(5)", "v(1) in (v(1),) in [(1,)]", "not v(1) < v(0) < v(9)", "v(1) is v(1) is not v(None)", "(v(1) < v(2)) < v(3)", "v(1) < (v(2) < v(3))"):
    log.clear()
    print(expr, eval(expr), log)

# expect:
# | v(1) < v(2) < v(3) True [1, 2, 3]
# | v(3) < v(2) < v(1) False [3, 2]
# | v(1) == v(1) == v(1) True [1, 1, 1]
# | v(1) < v(2) > v(0) != v(5) True [1, 2, 0, 5]
# | v(1) in (v(1),) in [(1,)] True [1, 1]
# | not v(1) < v(0) < v(9) True [1, 0]
# | v(1) is v(1) is not v(None) True [1, 1, None]
# | (v(1) < v(2)) < v(3) True [1, 2, 3]
# | v(1) < (v(2) < v(3)) False [1, 2, 3]
