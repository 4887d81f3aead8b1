class N:
    def __init__(self, v): self.v = v; self.kids = []
    def add(self, v):
        self.kids.append(N(v))
        return self
    def last(self): return self.kids[-1]
    def __getitem__(self, i): return self.kids[i]
    def __call__(self, *a, **k): return self.v, a, k
    def __getattr__(self, name):
        if name.startswith("kid_"): return self.kids[int(name[4:])]
        raise AttributeError(name)
n = N(1).add(2).add(3)
n.last().add(4).add(5)
print(n[1][0].v, n.kids[1].kids[-1].v, n.last().last().v, n[0](9, k=8)[1], n.kid_1.kid_0.v, len(n.last().kids), n[-1][-1](), [k.v for k in n.kids], n.add(6)[2].v)
n.kids[1].v += 10
n[1].kids[0].v = n[1].v * 2
n.last().extra = {"a": [1, 2, {"b": (3, 4)}]}
print(n[1].v, n[1][0].v, n[2].extra["a"][2]["b"][1], n.last().extra["a"][:2], "abc".upper().lower()[1:].join("xy"), [1, 2, 3][::-1].index(1), {"k": [10, 20]}["k"][1].__add__(5).bit_length(), (lambda: n)().v, "a-b".split("-")[1].upper().center(3, "*"))
for f in (lambda: n.nope, lambda: n[9], lambda: n.kid_9, lambda: n.v.x, lambda: n.last().last().last(), lambda: n.kids.nope(), lambda: n.v(), lambda: n[0][0], lambda: n.add().v):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | 4 5 5 (9,) 4 2 (5, (), {}) [2, 3] 6
# | 13 26 4 [1, 2] xbcy 2 5 1 *B*
# | AttributeError nope
# | IndexError list index out of range
# | IndexError list index out of range
# | AttributeError 'int' object has no attribute 'x'
# | IndexError list index out of range
# | AttributeError 'list' object has no attribute 'nope'
# | TypeError 'int' object is not callable
# | IndexError list index out of range
# | TypeError N.add() missing 1 required positional argument: 'v'
