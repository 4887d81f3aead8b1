import random
rng = random.Random(3)
for keys in ("int", "str", "mixed", "tuple", "float"):
    make = {"int": lambda n: n, "str": lambda n: f"k{n}", "mixed": lambda n: n if n % 2 else str(n), "tuple": lambda n: (n, str(n)), "float": lambda n: n * 0.5}[keys]
    d, order, vals = {}, [], []
    for step in range(2000):
        k = make(rng.randrange(80))
        op = rng.randrange(6)
        if op < 3:
            if k in d:
                vals[order.index(k)] = step
            else:
                order.append(k)
                vals.append(step)
            d[k] = step
        elif op == 3 and k in d:
            i = order.index(k)
            assert d.pop(k) == vals[i]
            del order[i], vals[i]
        elif op == 4:
            assert d.get(k, -1) == (vals[order.index(k)] if k in order else -1)
        elif op == 5 and d and rng.random() < 0.3:
            assert d.popitem() == (order.pop(), vals.pop())
        if step % 500 == 0:
            d = dict(d.items()) if step % 1000 else d.copy()
    assert list(d) == order and list(d.values()) == vals and d == dict(zip(order, vals))
    print(keys, len(d), order[:4])

# expect:
# | int 52 [70, 7, 43, 4]
# | str 58 ['k61', 'k25', 'k55', 'k74']
# | mixed 47 ['36', '0', '60', 31]
# | tuple 50 [(65, '65'), (53, '53'), (78, '78'), (13, '13')]
# | float 49 [34.5, 38.0, 29.5, 20.5]
