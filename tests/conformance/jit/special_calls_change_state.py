# __format__, __call__, with, properties, comparisons and key functions: each changes what the loop relies on.
class Sly:
    def __init__(self): self.n = 0
    def touch(self):
        global base
        self.n += 1
        if self.n % 11 == 0:
            base += 1
            data.append(base)
            if len(data) > 40:
                del data[20:]
    def __index__(self): self.touch(); return self.n % 3
    def __hash__(self): self.touch(); return 1
    def __eq__(self, o): self.touch(); return self is o
    def __getattr__(self, name):
        if name == "n": raise AttributeError(name)
        self.touch(); return self.n
    def __add__(self, o): self.touch(); return o + 1
    def __lt__(self, o): self.touch(); return True
    def __getitem__(self, i): self.touch(); return i
    def __format__(self, spec): self.touch(); return "f"
    def __call__(self, *a): self.touch(); return 1
    def __enter__(self): self.touch(); return self
    def __exit__(self, *a): self.touch()
    @property
    def p(self):
        self.touch(); return 1
    @p.setter
    def p(self, v): self.touch()

base = 0
data = [1, 2, 3]
def loop(s, n):
    global base
    t = 0
    for i in range(n):
        a = base
        t += len(f"{s}") + base - a; a = base
        t += s() + s(1, 2) + base - a; a = base
        t += s.p + base - a + s.zork; s.p = 3; t += base - a; a = base
        with s: t += base
        t += [s] == [3]; t += base + len(data)
        t += s in [1, s, 3]; t += base + len(data)
        d = {s: 1}; t += d[s] + base + len(data)
        t += (s, 1) < (s, 2); t += base
        t += max(s, s) is s; t += base
        t += [1, 2, s].count(s); t += base + len(data) + data[len(data) - 1]
        t += min(3, 4, key=lambda x: s[x]) + base
        x = [5, 4, 3, 2]; x.sort(key=lambda v: s + v); t += x[0] + base
    return t
for n in (5, 100, 250):
    print(loop(Sly(), n), base, len(data))

# expect:
# | 684 9 12
# | 221737 199 34
# | 1772708 676 28
