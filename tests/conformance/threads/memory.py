# Collections while other threads wait: what only their stacks hold stays alive.
import gc
import threading

gate = threading.Event()
ready = threading.Barrier(5)
out = []


def holder(n):
    nested = [[str(i) * 3 for i in range(n)] for _ in range(50)]
    text = "".join(x for row in nested for x in row)

    def walk(rows):
        for row in rows:
            yield from row

    steps = walk(nested)
    first = next(steps)
    ready.wait()
    gate.wait()
    rest = list(steps)
    out.append((n, first, len(rest), len(text), all(len(row) == n for row in nested)))


threads = [threading.Thread(target=holder, args=(n,)) for n in range(10, 14)]
for t in threads:
    t.start()
ready.wait()
for i in range(5):
    gc.collect()
    waste = [[i] * 20 for i in range(2000)]
gate.set()
for t in threads:
    t.join()
print(sorted(out))

# expect:
# | [(10, '000', 499, 1500, True), (11, '000', 549, 1800, True), (12, '000', 599, 2100, True), (13, '000', 649, 2400, True)]
