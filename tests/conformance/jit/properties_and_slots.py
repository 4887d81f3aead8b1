class P:
    __slots__ = ("_v", "w")

    def __init__(self):
        self._v = 0
        self.w = 1.5

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        if x > 1000:
            x -= 1000
        self._v = x

    @staticmethod
    def s(x): return x + 1

    @classmethod
    def c(cls, x): return x * 2


p = P()
for i in range(3000):
    p.v += i
    p.w = p.w * 0.5 + p.v
    p.v = P.s(p.v) + p.c(1)
print(p.v, repr(p.w))
class G:
    def __getattr__(self, n): return len(n)
    def __getitem__(self, i): return i * 2
    def __setitem__(self, i, v): self.last = v
    def __len__(self): return 3
    def __contains__(self, x): return x % 2 == 0
g = G()
t = 0
for i in range(2000):
    t += g.abc + g[i] + len(g)
    g[i] = t
    if i in g: t -= 1
print(t, g.last)

# expect:
# | 503500 1006992.0
# | 4009000 4009000
