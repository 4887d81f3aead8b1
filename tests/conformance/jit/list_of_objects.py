class Cell:
    __slots__ = ("v", "n")
    def __init__(self, v): self.v, self.n = v, 0
    def bump(self, k):
        self.n += 1
        self.v += k
        return self.v
cells = [Cell(i % 7) for i in range(40)]
total = 0
for r in range(60):
    for c in cells:
        total += c.bump(r & 3)
    if r == 30:
        cells[5].v = 0.5
    if r == 45:
        cells[6] = Cell(10**18)
print(total, cells[5].v, cells[6].v, sum(c.n for c in cells), max(c.v for c in cells[:5]))

# expect:
# | 1.4000000000000072e+19 45.5 1000000000000000023 2354 94
