# __index__, __bool__, __contains__, __len__, __hash__, __getattr__, properties: each changes what the loop relies on.
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
    def __bool__(self): self.touch(); return self.n % 2 == 0
    def __contains__(self, x): self.touch(); return x % 2 == 0
    def __len__(self): self.touch(); return 4
    def __hash__(self): self.touch(); return 1
    def __eq__(self, o): self.touch(); return self is o
    def __getattr__(self, name):
        if name == "n": raise AttributeError(name)
        self.touch(); return self.n
    def __add__(self, o): self.touch(); return o + 1
    def __radd__(self, o): self.touch(); return o + 2
    def __iadd__(self, o): self.touch(); return self
    def __lt__(self, o): self.touch(); return True
    def __neg__(self): self.touch(); return 1
    def __getitem__(self, i): self.touch(); return i
    def __setitem__(self, i, v): self.touch()

base = 0
data = [1, 2, 3]
def loop(s, n):
    global base
    t = 0
    for i in range(n):
        a = base + len(data) + data[-1]
        t += data[s] ; t += (base + len(data) + data[-1]) - a; a = base
        if s: t += 1
        t += base - a + len(data); a = base
        if i in s: t += 1
        t += base - a + data[2]; a = base
        t += len(s); t += base - a; a = base
        t += s + 1; t += base - a; a = base
        t += 1 + s; t += base - a; a = base
        s2 = s; s2 += 1; t += base - a; a = base
        if s < 3: t += base - a + len(data)
        t += -s; t += base - a; a = base
        t += s[i] + base; s[i] = 1; t += base - a; a = base
    return t
for n in (5, 100, 250):
    print(loop(Sly(), n), base, len(data))

# expect:
# | 155 5 8
# | 17636 105 24
# | 107780 355 22
