# Special methods of Python classes in hot loops: operators, comparisons, subscripts, calls; NotImplemented, subclasses,
# changed methods.


class V:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __getitem__(self, i):
        return self.y if i else self.x

    def __setitem__(self, i, v):
        if i > 1:
            raise IndexError(i)
        if i:
            self.y = v
        else:
            self.x = v

    def __call__(self, a):
        return self.x + a

    def __iadd__(self, other):
        return V(self.x + other, self.y)


class W(V):
    def __radd__(self, other):
        return V(-1, -1)


class Odd:
    def __lt__(self, other):
        return "yes" if other % 3 else ""

    def __eq__(self, other):
        return NotImplemented if other % 2 else 1

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return other * 2


def run(n):
    p = V(0, 0)
    step = V(1, 2)
    less = same = 0
    for k in range(n):
        p = p + step * 2
        p += 3
        if p < step:
            less += 1
        elif p == V(k, k):
            same += 1
        p[k % 2] = p[k % 2] - p(1) // 2
    return p.x, p.y, less, same


def others(n):
    odd = Odd()
    out = [0, 0, 0, 0]
    for k in range(n):
        if odd < k:
            out[0] += 1
        if odd == k:
            out[1] += 1
        if k % 50 == 49:
            r = V(k, 1) + W(1, 1)
        else:
            r = V(k, 1) + V(1, 1)
        out[2] += r.x
        out[3] += k - odd
    return out


print(run(1000), others(600))

# expect:
# | (14, 504, 0, 0) [400, 300, 176388, 359400]
