#!/usr/bin/python3.11
"""Random Python programs made of idioms: `idioms.py SEED` prints one, the same for the same seed.

Where generate.py grows expressions at random, this one puts together what people write in hot loops: generators that are
sent to, thrown into and left, exceptions caught near and far, `with`, closures over cells, classes with operators, properties,
slots and inheritance, masks and shifts at the edges of machine words, dict, set and str work, slices, unpacking, star-arguments,
sorting with keys, and many-way branches. A program is a few hot functions over the same dozen locals; each statement is a row of
STATEMENTS, its {names} filled at random; the state is printed now and then. Everything that grows is cut back in the loop.
"""
import random
import sys

PREAMBLE = '''
class Odd(Exception): pass
class Sub(Odd, KeyError): pass
class P:
    def __init__(self, x, y=1): self.x = x; self.y = y
    def __add__(self, o): return type(self)((self.x + (o.x if isinstance(o, P) else o)) & 0xFFFFF, self.y)
    def __radd__(self, o): return P((self.x - o) & 0xFFFF, self.y)
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __hash__(self): return hash(self.x & 7)
    def __bool__(self): return self.x % 3 != 0
    def __len__(self): return self.x & 3
    def __getitem__(self, i): return self.x + i if type(i) is int else self.y
    def __setitem__(self, i, v): self.y = v if type(v) is int else 0
    def __contains__(self, v): return v == self.x or v == self.y
    def __iter__(self): yield self.x; yield self.y
    def __call__(self, *a, k=2): return len(a) * k + (self.x & 1)
    def __index__(self): return self.x & 3
    def __neg__(self): return -self.x
    def __repr__(self): return f"{type(self).__name__}({self.x}, {self.y})"
    @property
    def p(self): return self.x + self.y if type(self.y) is int else self.x
    @p.setter
    def p(self, v): self.x = v & 0xFFF
    @classmethod
    def make(cls, v): return cls(v & 0xFF)
    @staticmethod
    def twice(v): return v * 2
    def step(self, k=3): self.x = (self.x * k + 1) & 0xFFFF; return self.x
class Q(P):
    __slots__ = ("z",)
    def __init__(self, x, y=2): super().__init__(x, y); self.z = x
    def step(self, k=5): self.z = (self.z ^ k) & 0xFF; return super().step(k) + self.z
class R:
    __slots__ = ("x", "y")
    def __init__(self, x, y=3): self.x = x; self.y = y
    def step(self, k=1): self.x = (self.x + k) & 0x3FF; return self.x
    p = property(lambda self: self.x ^ 5)
    def __getattr__(self, name): return len(name)
    def __repr__(self): return f"R({self.x})"
class CM:
    def __init__(self, eat): self.eat = eat; self.n = 0
    def __enter__(self): self.n += 1; return self.n
    def __exit__(self, t, v, tb):
        self.n += 1 if t is None else 10
        return t is not None and issubclass(t, self.eat)
def gen(n, m=1):
    try:
        for k in range(n):
            got = yield k * m
            if got is not None: n, m = n, got & 7
    except Odd as e:
        yield -1
    finally:
        n += 1  # no effect outside: when a generator dies is the collector's affair
    tally[0] += 1
    return n
def chain(n):
    r = yield from gen(n)
    yield r
    yield from (q * q for q in range(n & 3))
def pairs(d):
    for k, v in d.items(): yield k, v
def star(*a, **k): return len(a) + sum(v for v in k.values() if type(v) is int)
def kw(a, b=2, *c, d=4, **e): return a + b * 2 + len(c) + d + len(e)
def risky(v):
    if v % 11 == 3: raise Sub(v)
    if v % 7 == 2: raise ValueError(v)
    if v % 5 == 4: return [1, 2][v]
    return v
def far(v, depth):
    if depth: return far(v, depth - 1) + 1
    return risky(v)
def counter():
    n = 0
    def bump(k=1):
        nonlocal n
        n = (n + k) & 0xFFFFFF
        return n
    def peek(): return n
    return bump, peek
tally = [0]
g1 = 1
'''

EDGES = ["0x7F", "0xFF", "0xFFFF", "0x7FFFFFFF", "0xFFFFFFFF", "(1 << 47) - 1", "(1 << 48) - 1", "(1 << 53) - 1", "0x7FFFFFFFFFFFFFFF",
         "0xFFFFFFFFFFFFFFFF", "(1 << 65) - 1"]
CONSTANTS = ["0", "1", "-1", "2", "3", "5", "7", "-3", "10", "31", "63", "64", "255", "65599", "2654435761", "6364136223846793005",
             "0x9E3779B97F4A7C15", "1099511628211", "(1 << 31)", "-(1 << 31)", "(1 << 47)", "-(1 << 47)", "(1 << 63)", "-(1 << 63)"]

# {i} int expression, {v} int variable to assign, {c} constant, {e} mask, {k} small int 0..7, {n} another name of a fresh temporary,
# {f} float expression, {w} float variable, {o} object variable.
STATEMENTS = r"""
{v} = ({i} * {c} + {i}) & {e}
{v} = ({v} ^ ({v} << {k} * 5)) & {e}
{v} ^= {v} >> {k} * 9
{v} = ({v} << 13 | {v} >> 51) & 0xFFFFFFFFFFFFFFFF
{v} = ({i} - {i}) % {m}
{v} = ({i}) // {m} & {e}
{v} = ~{v} & {e}
{v} += {i}; {v} &= {e}
{v} = -{v} if {v} > {c} else {v} + 1
{v} = abs({i}) % 1000003
{v} = min({i}, {i}) & {e}
{v}, {u} = {u}, ({v} + {k}) & {e}
{v} = int({w}) & 0xFFFF if -1e9 < {w} < 1e9 else 1
{v} = divmod({i}, {m})[{k} & 1]
{v} = ({i}).bit_length()
{v} = {i} == {i}
{v} = pow({v} & 0xFFFF, {k}, 65521)
{w} = {w} * 0.5 + {i} % 1000
{w} = ({w} - {f}) / (1.0 + {k})
{w} = {w} if {w} == {w} and abs({w}) < 1e12 else 0.25
{w} = float({i} & 0xFFF) // 7.5
L.append({i} & 0xFF)
L[{i} % len(L)] = {i} & 0xFFFF
{v} = L[{i} % len(L)]
{v} = L[-1 - {k} % len(L)]
{v} = sum(L[{k}:]) & {e}
L = [q + 1 for q in L if q != {v}][:12] or [1]
L[1:{k}] = [{v} & 7, 2]
L.insert({k}, {v} & 0xF); L.pop({k} % len(L)); L = L or [3]
L.reverse(); L = L[::-1]
L.sort(key=lambda q: (q % 7, q))
L = sorted(L, key=lambda q: -q if type(q) is int else 0)
L = [min(L, key=lambda q: q ^ {k})] + L[1:]
{v} = len([q for q in L if q > {k}])
for n, q in enumerate(L): {v} = ({v} * 3 + n * q) & {e}
for q, r in zip(L, L[1:]): {v} ^= q * r & 0xFFFF
first, *rest = L; {v} = first + len(rest)
{v}, {u} = (L + [1, 2])[:2]
(q, r), z = (L[0], {k}), {v}; {v} = q + r + z & {e}
D[{i} % 13] = {v}
{v} = D.get({i} % 17, {k})
D[{v} % 5] = D.get({v} % 5, 0) + 1
D[str({v} % 9)] = {k}
{v} = len(D)
if {i} % 13 in D: del D[{i} % 1 or next(iter(D))]; D[1] = 1
for key, value in pairs(D): {v} = ({v} + value) & {e} if type(value) is int else {v}
for key in list(D): {v} ^= hash(key) & 7 if type(key) is int else 1
D = {{q: q * 2 for q in range({k} + 1)}}
D.setdefault({v} % 6, []) if False else D.setdefault({v} % 6, 4)
{v} = sum(D.values()) & {e} if all(type(q) is int for q in D.values()) else 0
S.add({i} & 31)
{v} = {v} + 1 if {i} & 15 in S else {v} & {e}
S ^= {{{k}, {v} & 3}}
S = S & set(range(20)) | {{{k}}}
{v} = len(S | {{1, 2}}) + sum(S)
s = s[-10:] + str({v} & 0xFF)
s = (s + "ab")[{k}:] or "q"
{v} = ord(s[{k} % len(s)])
{v} = {v} + 1 if "1" in s else {v} & {e}
s = s.replace("1", "xy").upper()[:12] or "e"
s = "-".join([s[:3], f"{{{v} & 255:x}}", str({k})])
s = f"{{{w}:.2f}}|{{{v}:>5}}|{{s[:4]!r}}"
{v} = len(s.split("-")) + s.count("a")
s = "".join(sorted(s))[:9] or "z"
s += chr(97 + {k})
{v} = s < "m"; {v} = {v} + (s == s[::-1])
t = ({v} & 7, s[:2], {k})
{v} = hash(t[0]) + len(t[1]) + t[-1]
D[t[0], t[2]] = {k}; D.pop((t[0], t[2]))
{v} = t < (3, "a"); {v} = {v} + (t == tuple(t))
{o} = {o} + {i}
{o} = {k} + {o}; {o}.y = {k}
{v} = {o}.step({k}) & {e}
{v} = {o}.step()
{o}.p = {i}
{v} = {o}.p & {e}
{v} = {o}[{k}] + len({o}); {o}[0] = {k}
{v} = {o}({k}, *L[:2], k={k}) if {o} else {v}
{v} = {v} + 1 if {k} in {o} else -{o} & {e}
{v}, {u} = {o}; {u} = {u} if type({u}) is int else 1
{v} = sum(type(q) is int for q in {o})
{o} = type({o}).make({v}); {v} = P.twice({k})
{o} = Q({i} & 0xFF) if {v} % 3 else P({v} & 0xFF)
{o}.extra = {k}; {v} = {o}.extra + {o}.x & {e}
{v} = r.step({k}) + r.p + r.zork; r.y = {k}
{v} = ({o} < P({k})) + ({o} == P({o}.x)); S.add(hash({o}))
{v} = {{{o}: 1, P({k}): 2}}.get(P({k}), 0)
{v} = L[{o}] if len(L) > 3 else 0
{v} = bump({k}) + peek()
{v} = bump() & {e}
add = lambda q, k={k}: q + k + {v}; {v} = add({k}) & {e}
{v} = star(*L, **{{"x": {k}}}) + star({v})
{v} = kw({k}, *L[:2], z=1) + kw(1, d={k}) + kw(b={k}, a=2)
{v} = sum(gen({k})) + sum(chain({k}))
for q in gen({k}, {k}): {v} = ({v} + q) & {e}
for q in chain({k}):\n    if q == 3: break\n    {v} += q
{v} = next(G, 77)
{v} = sum(q * 2 for q in range({k}) if q != {v})
G = gen(50, {k}) if next(G, -5) == -5 else G
{v} = G.send({k}) if next(G, None) is not None and next(G, None) is not None and {v} % 5 == 0 and G.gi_frame and G.gi_frame.f_lasti > 20 else {v}
try: {v} = risky({v} & 0xFF)\nexcept ValueError as ex: {v} = ex.args[0] + 1\nexcept (Sub, IndexError): {v} = 5
try: {v} = far({v} & 0xFFF, {k})\nexcept Exception as ex: s = type(ex).__name__\nelse: {v} += 1\nfinally: {u} ^= 1
try: {v} = D[{i} % 29]\nexcept KeyError as ex: {v} = ex.args[0]
try: {v} = L[{k}] // ({v} & 3)\nexcept (ZeroDivisionError, IndexError): {v} = 2
try:\n    if {v} % 3 == 0: raise Sub({k})\n    {v} = int(s[:1])\nexcept Odd as ex: {v} = ex.args[0]\nexcept ValueError: {v} = 8
try:\n    try: risky({v} & 63)\n    finally: {u} = ({u} + 1) & 0xFFF\nexcept Exception as ex: {v} = len(repr(ex))
with CM(LookupError) as q: {v} = risky({v} & 0xFF) + q if {v} % 7 != 2 else 0
with cm as q, CM(ValueError): {v} = risky(2 if {v} % 4 == 1 else 1) + q
global g1; g1 = ({v} + g1) & 0xFFFF
{v} = g1 + tally[0]
{v} = isinstance({o}, Q) + isinstance({v}, int) + callable({o})
{v} = any(q == {k} for q in L) + all(L)
{v} = max(L) - min(L[0], {v}); {v} &= {e}
{v} = list(map(lambda q: q + {k}, L[:3]))[0]
{v} = len(list(filter(None, L))) + len(list(reversed(L)))
match {v} & 7:\n    case 0: {v} = 3\n    case 1 | 2: {v} += 2\n    case q if q > 5: {v} = q\n    case _: {v} ^= 1
match t:\n    case (q, str(), 2): {v} = q\n    case (0, *_): {v} = 9
B[{v} % len(B)] = {v} & 0xFF
{v} = B[{k}] + len(B)
{v} = bytes(B)[{k}:][:2] == b"ab"
{v} = int.from_bytes(bytes(B[:{k} + 1]), "big") & {e}
if {v} % 50 == {k}: {w} = {v}
if {v} % 61 == 0: L[0] = 1.5; L[0] = int(L[0])
{v} = {v} if type({v}) is int else int({v})
z = None if {v} % 9 else {v}; {v} = z or {k}
{v} = 1 if {k} < {v} % 10 <= 7 else {v} >> 1
assert {v} is not None, "never"
del z; z = {k}
q = w2 = {k}; {v} += q - w2
{v} = ({c}, {k})[{v} % 2 == 0] & {e}
""".strip().split("\n")


class Idioms:
    def __init__(self, seed):
        self.rng = random.Random(seed * 2654435761 + 7)
        self.lines = [f"# idioms, seed {seed}"] + PREAMBLE.strip().split("\n")
        # A program uses some of the rows, so that its traces are not all alike.
        self.rows = self.rng.sample(STATEMENTS, self.rng.randint(8, 40))

    def integer(self, depth=2):
        r = self.rng.random()
        if depth == 0 or r < 0.5:
            return self.rng.choice(["a", "b", "c", "i", "a", "b", str(self.rng.randint(0, 9)), self.rng.choice(CONSTANTS)])
        x, y = self.integer(depth - 1), self.integer(depth - 1)
        return self.rng.choice([f"({x} + {y})", f"({x} - {y})", f"({x} * {y})", f"({x} & {y})", f"({x} ^ {y})", f"({x} | {y})",
                                f"({x} >> {self.rng.randint(0, 70)})", f"({x} % {self.rng.choice((2, 3, 8, 10, 97, 1 << 32, 1000000007))})"])

    def fill(self, row):
        row = row.replace("\\n", "\n")
        v, u = self.rng.sample("abc", 2)
        w, o = self.rng.choice("xy"), self.rng.choice("op")
        for name, value in (("{v}", v), ("{u}", u), ("{w}", w), ("{o}", o)):
            row = row.replace(name, value)
        for name, make in (("{i}", self.integer), ("{c}", lambda: self.rng.choice(CONSTANTS)), ("{e}", lambda: self.rng.choice(EDGES)),
                           ("{m}", lambda: self.rng.choice(("3", "7", "10", "64", "-7", "1000003", "(1 << 32)", "(1 << 61) - 1"))),
                           ("{k}", lambda: self.rng.choice(("0", "1", "2", "3", "i & 7", "b & 3", "4", "5"))),
                           ("{f}", lambda: self.rng.choice(("x", "y", "0.5", "-2.0", "1e6", "i")))):
            while name in row:
                row = row.replace(name, make(), 1)
        return row.replace("{{", "{").replace("}}", "}").split("\n")

    def statement(self, indent, depth):
        pad = "    " * indent
        r = self.rng.random()
        if depth and r < 0.22:
            m = self.rng.choice((2, 3, 4, 7, 13, 50))
            for n in range(self.rng.randint(1, min(m, 4))):
                self.lines.append(f"{pad}{'elif' if n else 'if'} {self.rng.choice('abi')} % {m} == {n}:")
                self.block(indent + 1, depth - 1, self.rng.randint(1, 2))
            if self.rng.random() < 0.5:
                self.lines.append(pad + "else:")
                self.block(indent + 1, depth - 1, 1)
        elif depth and r < 0.27:
            self.lines.append(f"{pad}for j in range({self.rng.choice(('i & 7', '3', 'len(L)', '12'))}):")
            self.block(indent + 1, 0, self.rng.randint(1, 3))
            if self.rng.random() < 0.3:
                self.lines.append(f"{pad}    if j == a % 9: {self.rng.choice(('break', 'continue'))}")
        elif depth and r < 0.30:
            self.lines += [f"{pad}n = 0", f"{pad}while n < {self.rng.choice(('4', 'i & 3', 'b & 7'))}:", f"{pad}    n += 1"]
            self.block(indent + 1, 0, self.rng.randint(1, 2))
        else:
            self.lines += [pad + line for line in self.fill(self.rng.choice(self.rows))]

    def block(self, indent, depth, count):
        for _ in range(count):
            self.statement(indent, depth)

    def function(self, name):
        times = self.rng.choice((90, 150, 400, 900))
        self.lines += [f"def {name}(a, b, c):", "    global g1",
                       "    x, y, s, t, L, D, S, z = 0.5, 2.0, 'ab', (1, 'a', 2), [1, 2, 3], {1: 2}, {1}, None",
                       "    o, p, r, cm, G, B = P(3), Q(4), R(5), CM(Exception), gen(9), bytearray(b'abcdefgh')",
                       "    bump, peek = counter()", f"    for i in range({times}):"]
        start = len(self.lines)
        self.block(2, 2, self.rng.randint(4, 12))

        self.lines = [line.replace("global g1; ", "") for line in self.lines]
        self.lines += ["        a = int(a) if -1 << 66 < a < 1 << 66 else 3", "        b = int(b) if -1 << 66 < b < 1 << 66 else 4",
                       "        c = int(c) if -1 << 66 < c < 1 << 66 else 5", "        x = x if -1e15 < x < 1e15 else 1.0",
                       "        y = y if -1e15 < y < 1e15 else 1.0", "        L = L[-12:] or [1]", "        s = s[-20:] or 'e'",
                       "        D = dict(list(D.items())[-15:])", "        if len(S) > 40: S = {1}",
                       f"        if i % {max(times // 6, 1)} == 1: print(i, a, b, c, x, y, s, t, L, D, sorted(S), o, p, r, cm.n, bytes(B), g1)",
                       "    return a, b, c, bump(), tally"]

    def program(self):
        names = [f"hot{n}" for n in range(self.rng.randint(1, 3))]
        for name in names:
            self.function(name)
        for name in names:
            for _ in range(self.rng.randint(1, 2)):
                args = ", ".join(self.rng.choice(CONSTANTS) for _ in range(3))
                self.lines += ["try:", f"    print({name}({args}))", "except Exception as ex:",
                               "    tb = ex.__traceback__", "    while tb.tb_next: tb = tb.tb_next", "    print(type(ex).__name__, ex, tb.tb_lineno)"]
        return "\n".join(self.lines) + "\n"


def generate(seed):
    return Idioms(seed).program()


if __name__ == "__main__":
    sys.stdout.write(generate(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
