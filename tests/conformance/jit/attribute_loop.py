class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y


p = P(0, 0.5)
for i in range(3000):
    p.x += i
    p.y = p.y * 0.99 + p.x % 3
print(p.x, repr(p.y))
q = P(1, 1)
q.extra = 5
for i in range(2000):
    o = p if i % 2 else q
    o.x = o.x + 1
print(p.x, q.x, q.__dict__)

# expect:
# | 4498500 33.332211036662756
# | 4499500 1001 {'x': 1001, 'y': 1, 'extra': 5}
