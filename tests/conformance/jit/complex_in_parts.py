# Complex numbers whose parts live in registers: what exits, calls, containers and loops see.
def escape(c, limit):
    z = 0j
    for n in range(limit):
        if abs(z) > 2.0:
            return n, z
        z = z * z + c
    return limit, z


def kept(n):
    z, out, last = 1 + 2j, [], None
    for i in range(n):
        w = -z * 1.5 - i + True
        if i % 40 == 39:
            out.append(w)
            last = w
        z = (w * 0.125j + complex(i, -0.0)) * (0.5 - 0.25j)
    return z, out, last, w


def carried_unread(n):
    z = w = 3j
    for i in range(n):
        w = z
        z = complex(i, i / 2)
    return z, w


def swapped(n):
    a, b = 1j, 2.0 + 0j
    for i in range(n):
        a, b = b, a + b * 0.5
    return a, b


def types_change(n):
    z = 1
    for i in range(n):
        z = z + 0.5 if i < n // 2 else z * 1j
        if i == n - 3:
            z = z - z.real if isinstance(z, complex) else z
    return z


def edges(n):
    inf, nan = float("inf"), float("nan")
    values = [0j, -0j, complex(-0.0, 0.0), complex(inf, nan), complex(1e308, 1e308), complex(nan, -inf), 1, True, 2.5, -0.0]
    out, errors = [], 0
    for i in range(n):
        a, b = values[i % 10], values[i // 10 % 10]
        try:
            out.append((a * b + a - b, abs(a * 1j), -(a + 0j), a * b == b * a))
        except OverflowError as e:
            errors += len(str(e))
    return [repr(o) for o in out[:100:7]], errors


print(escape(-0.5 + 0.5j, 300), escape(0.36 + 0.1j, 300))
print([escape(complex(x / 7, x / 11), 60)[0] for x in range(-12, 8)])
print(kept(200))
print(carried_unread(150), swapped(150), types_change(200))
print(edges(300))

# expect:
# | (300, (-0.4114651101209397+0.2730015428276841j)) (300, (0.6034381846788607+0.39732154862568614j))
# | [1, 2, 3, 3, 3, 4, 5, 9, 60, 60, 60, 60, 60, 60, 60, 9, 4, 3, 3, 2]
# | ((83.20353151613199-66.7719827844083j), [(-61.93568401452947+19.03532224291078j), (-126.99645749519246+39.190018375507464j), (-192.05723097585545+59.34471450810415j), (-257.1180044565184+79.49941064070083j), (-322.1787779371814+99.65410677329751j)], (-322.1787779371814+99.65410677329751j), (-322.1787779371814+99.65410677329751j))
# | ((149+74.5j), (148+74j)) ((1.281838574029526e+16+5004146577106666j), (1.6417486024360962e+16+6409192870147630j)) 0j
# | (['(0j, 0.0, (-0-0j), True)', '((1+0j), 1.0, (-1-0j), True)', '((1e+308+1e+308j), 1.4142135623730951e+308, (-1e+308-1e+308j), True)', '(0j, 0.0, (-0-0j), True)', '((2.5+0j), 2.5, (-2.5-0j), True)', '((nan+nanj), nan, (nan+infj), False)', '((-1e+308-1e+308j), 0.0, (-0-0j), True)', '((-1e+308-1e+308j), 0.0, (-0-0j), True)', '((nan+nanj), 1.0, (-1-0j), False)', '((nan+nanj), nan, (-inf+nanj), False)', '((-1+0j), 0.0, (-0-0j), True)', '(1, 1.0, (-1-0j), True)', '((inf+infj), 1.4142135623730951e+308, (-1e+308-1e+308j), True)', '(0j, 0.0, (-0-0j), True)', '(2.5, 2.5, (-2.5-0j), True)'], 0)
