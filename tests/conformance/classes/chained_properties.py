class Temp:
    def __init__(self, c): self.c = c
    @property
    def f(self): return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
    @property
    def k(self): return self.c + 273.15
    @k.setter
    def k(self, v): self.c = v - 273.15
t = Temp(100)
print(t.f, t.k)
t.f = 212
t.k += 10
t.f -= 18
print(t.c, t.f, t.k, sorted(vars(t)), [n for n in vars(Temp) if n[0] != "_"])

# expect:
# | 212.0 373.15
# | 100.0 212.0 373.15 ['c'] ['f', 'k']
