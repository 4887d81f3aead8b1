# Thousands of coroutines that have ended, and thousands of objects with __del__ left at exit: each finaliser runs once.
import gc


async def leaf(n):
    return n


async def tree(n):
    if n <= 1:
        return await leaf(n)
    return await tree(n - 1) + await tree(n - 2)


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print(run(tree(18)))
gc.collect()


counts = [0]


class Counted:
    def __del__(self, counts=counts):
        counts[0] += 1
        if counts[0] == 5000:
            print("all")


kept = [Counted() for _ in range(5000)]
open_generators = []


def endless():
    try:
        while True:
            yield 1
    finally:
        counts = None


for _ in range(100):
    g = endless()
    next(g)
    open_generators.append(g)
print("end")

# expect:
# | 2584
# | end
# | all
