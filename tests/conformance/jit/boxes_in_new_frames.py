# Ints beyond 48 bits boxed for frames that a trace enters, while boxing collects.
class C1:

    def __init__(self, x, y):
        pass

def fun22(p0, p1):
    i23 = max(p0, p0)
    o29 = C1(-3, 'inf' if 57 < p0 <= 2 else 1.0)
    for f30 in range(8):
        if 2 < i23 < 2 ** 64:
            pass

        def c31(a, b=94):
            return p0
i43 = 32
w50 = 0
while w50 < 1500:
    w50 += 1
    n44 = fun22(w50 + 2 ** 48, float(i43))
print(n44, w50)

# expect:
# | None 1500
