def work(xs):
    t = xs[0] - xs[0]
    for x in xs:
        t = t + x
        if t > 1000:
            t = t - 1000
    return t
for xs in ([1] * 500, [0.5] * 500, [True] * 500, [2**50] * 50, [1, 0.5] * 250, [10**20] * 30, [1] * 300 + [0.25] * 300, [3] * 500):
    print(type(xs[0]).__name__, len(xs), work(xs))

# expect:
# | int 500 500
# | float 500 250.0
# | bool 500 500
# | int 50 56294995342081200
# | int 500 375.0
# | int 30 2999999999999999970000
# | int 600 375.0
# | int 500 500
