def find(xs, want):
    for i, x in enumerate(xs):
        if x == want:
            return i
    return -1
def first_factor(n):
    d = 2
    while d * d <= n:
        if n % d == 0:
            return d
        d += 1
    return n
xs = list(range(0, 2000, 3))
print(sum(find(xs, k) for k in range(0, 200)), [find(xs, k) for k in (0, 3, 1998, 1999)])
print(sum(first_factor(n) for n in range(2, 1500)), [first_factor(n) for n in (97, 91, 9409, 1000003)])

# expect:
# | 2078 [0, 1, 666, -1]
# | 169965 [97, 7, 97, 1000003]
