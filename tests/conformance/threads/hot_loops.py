# Compiled loops of several threads take turns; each sees its own values.
import sys
import threading

sys.setswitchinterval(0.0005)
results = {}


class Point:
    def __init__(self, x):
        self.x = x


def ints(name, n):
    total = 0
    for i in range(n):
        total += i * i % 7
    results[name] = total


def floats(name, n):
    total = 0.0
    for i in range(n):
        total += i * 0.5
    results[name] = total


def objects(name, n):
    p = Point(0)
    for i in range(n):
        p = Point(p.x + (i & 3))
    results[name] = p.x


def texts(name, n):
    parts = []
    for i in range(n):
        parts.append(str(i))
    results[name] = len("".join(parts))


def tables(name, n):
    table = {}
    for i in range(n):
        table[i % 101] = table.get(i % 101, 0) + i
    results[name] = sum(table.values())


def steps(n):
    for i in range(n):
        yield i


def generators(name, n):
    results[name] = sum(x for x in steps(n) if x % 3)


work = [ints, floats, objects, texts, tables, generators]
threads = [threading.Thread(target=f, args=(f"{f.__name__}{k}", 20000)) for f in work for k in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for name in sorted(results):
    print(name, results[name])

# expect:
# | floats0 99995000.0
# | floats1 99995000.0
# | generators0 133326667
# | generators1 133326667
# | ints0 39998
# | ints1 39998
# | objects0 30000
# | objects1 30000
# | tables0 199990000
# | tables1 199990000
# | texts0 88890
# | texts1 88890
