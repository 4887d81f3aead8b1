# Special methods replaced while traces rely on them.


class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    def __lt__(self, other):
        return self.x < other.x


def changing(n):
    a, b = V(1, 1), V(2, 2)
    total = 0
    for k in range(n):
        total += (a * 3).x
        if k == n // 2:
            V.__mul__ = lambda self, k: V(100, 100)
        if b < a:
            total += 1
        if k == n // 3:
            V.__lt__ = lambda self, other: True
    return total


print(changing(400))

# expect:
# | 20769
