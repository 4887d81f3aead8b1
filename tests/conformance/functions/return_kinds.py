def nothing(): pass
def bare(): return
def many(): return 1, 2, 3
def star(): return *range(3), 9
def early(x):
    for i in range(5):
        if i == x: return i
    else: return "none"
def lam(): return lambda: (yield)
def nested():
    def inner(): return inner.__name__
    return inner
print(nothing(), bare(), many(), star(), early(3), early(9), next(lam()()), nested()(), (lambda: None)(), [f() for f in (nothing, many)])
a, *b = star()
print(a, b, many()[1], *many(), sum(star()))

# expect:
# | None None (1, 2, 3) (0, 1, 2, 9) 3 none None inner None [None, (1, 2, 3)]
# | 0 [1, 2, 9] 2 1 2 3 12
