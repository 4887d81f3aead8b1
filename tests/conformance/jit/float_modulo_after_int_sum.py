# An int sum whose remainder by a float, a bool or a string follows.
def run(n):
    t = 0.0
    for i in range(n):
        t += (i + i) % 0.75
        t += (i * 3) % True
        t += len("%d" % (i + 1) + "x" * (i & 3))
    return t


print(run(300))

# expect:
# | 1317.0
