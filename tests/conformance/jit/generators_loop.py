def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


t = 0
for x in count(3000):
    t += x
print(t, sum(x * x for x in range(2000)), sum(count(1000)))
def chain(n):
    for i in range(n):
        yield from count(i % 4)
print(sum(chain(500)))
def acc():
    total = 0
    while True:
        v = yield total
        if v is None:
            return
        total += v
a = acc()
next(a)
for i in range(1000):
    r = a.send(i)
print(r)
t = 0
for i, x in enumerate(count(1000)):
    if i > 700:
        break
    t += i * x
for a, b in zip(range(1000), count(2000)):
    t += a - b
print(t)

# expect:
# | 4498500 2664667000 499500
# | 500
# | 499500
# | 114578450
