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
import array, collections, functools, itertools, math, operator
from contextlib import suppress as sup
from functools import reduce
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
class V:
    def __init__(self, a, b): self.a = a; self.b = b
    def __add__(self, o): return V(self.a + o.a, self.b + o.b) if isinstance(o, V) else NotImplemented
    def __iadd__(self, o): self.a = (self.a + o.a) & 0xFFF; return self
    def __sub__(self, o): return V(self.a - o, self.b) if type(o) is int else NotImplemented
    def __mul__(self, o): return V(self.a * o & 0xFFFF, self.b * o & 0xFFFF)
    def __matmul__(self, o): return self.a * o.a + self.b * o.b
    def __floordiv__(self, o): return self.a // o
    def __mod__(self, o): return self.b % o
    def __neg__(self): return V(-self.a, -self.b)
    def __pos__(self): return V(self.a & 0xFF, self.b & 0xFF)
    def __abs__(self): return abs(self.a) + abs(self.b)
    def __lt__(self, o): return (self.a, self.b) < (o.a, o.b)
    def __ge__(self, o): return not self < o
    def __ne__(self, o): return self.a != o.a
    def __len__(self): return 2
    def __getitem__(self, i): return (self.a, self.b)[i]
    def __setitem__(self, i, v):
        if i: self.b = v
        else: self.a = v
    def __contains__(self, v): return self.a == v
    n = property(lambda self: self.a * 2 + self.b)
    def __repr__(self): return f"V({self.a}, {self.b})"
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * 3
    def __len__(self): return self.n
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n * 2
class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got + self.v
async def co_add(a, b): return a + b + await Wait(b)
async def co_chain(a, n):
    for q in range(n): a = (a * 3 + await co_add(q, a & 7)) & 0xFFFF
    return a
def run_co(co):
    got = None
    while True:
        try: got = co.send(got) + 1
        except StopIteration as e: return e.value
def twice_gen(n):
    for q in gen(n):
        yield q
        yield q + 1
def acc(values, n):
    for q in values:
        if type(q) is int: n += q
        yield n
def sender():
    got = yield
    while True: got = yield got * 2
def catcher(n):
    try: yield n
    except ValueError as e: yield e.args[0] + 100
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def grow(t, v, depth=6):
    if t is None or depth == 0: return (None, v, None)
    l, w, r = t
    return (grow(l, v, depth - 1), w, r) if v < w else (l, w, grow(r, v, depth - 1))
def walk(t, k): return 0 if t is None else walk(t[0], k) * 3 + t[1] + walk(t[2], k) ^ k
def keyed(k): return lambda q: (q * k) % 11 if type(q) is int else 0
def inc(v): return v + 1
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
zc = zc * zc + {w}
zc = (zc + complex({k}, {v} & 7)) * 0.5
zc = zc - {k} * 1j if zc.real > {k} else zc + (1 - 0.25j)
zc = -zc.conjugate() / (2 + {k})
zc = zc ** 2 if {v} % 3 else zc * 1j
{w} = zc.real + zc.imag * {k}
{w} = abs(zc) if zc == zc else 0.5
{v} = (zc == {k}) + (zc != {w}) + bool(zc)
while zc.real * zc.real + zc.imag * zc.imag < 4.0 and {u} & 7: zc = zc * zc + 0.3; {u} >>= 1
ZL = ZL[-4:] + [zc]; zc = ZL[{k} % len(ZL)]
zc = sum(ZL, 0j) if {v} % 4 == 0 else {v} % 5 + zc * 0
zc = complex({w}) if {v} % 6 == 1 else {w}; zc = zc + 0j
zc, {w} = zc + 1, zc.imag
T = (q * {k} for q in L); {v} = next(T, 5) + sum(T) & {e}
{v} = sum(q ^ r for q, r in zip(gen({k}, 3), chain(5))) & {e}
for q in twice_gen({k}): {v} = ({v} * 3 + q) & {e}
for q in gen(40):\n    if q == {k} + 9: break
for n, q in enumerate(gen({k} + 2, 2)): {v} ^= n * q
{v} = max(gen({k} + 1, 5), default=3); {v} = min((q & 3 for q in L), default=1)
{v} = list(acc(L, {k}))[-1] & {e}
co = run_co(co_add({v} & 0xFF, {k})); {v} = co
{v} = run_co(co_chain({v} & 0xFF, {k})) & {e}
T = sender(); next(T); {v} = T.send({k}) + T.send({v} & 0xFF); T.close()
T = catcher({k}); {v} = next(T) + T.throw(ValueError({k}))
{v} = V({v}, {k}) @ V({k}, 2) & {e}
vec = vec + V({k}, {v} & 3); vec = vec if abs(vec) < 500 else V(1, 2)
vec += V(1, {k}); {v} = vec[0] * vec[1]
vec -= {k}; {v} = vec.n & {e}
{v} = (vec < V({k}, 3)) + (vec >= V(2, {k})) + (vec != vec)
vec = -vec if {v} % 3 else +vec * 1
{v} = ({k} in vec) + len(vec) + sum(vec) & {e}
vec[{k} & 1] = {v} & 0xFF; {v} = vec[-1]
{v} = vec // {k} if {k} else vec % 7
{v} = divmod(vec.a, {m})[0] ^ vec.b << {k}
{v} = {v} << {k} & {e}; {v} = {v} >> {k} | 1 << 63
{v} = ({v} * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> {k} * 8
{v} = ({v} & 0xFFFFFFFFFFFFFFFF) % {m}
{v} = ({v} & 0xFFFFFFFFFFFFFFFF) // {m} ^ {c}
{v} = (({v} & 0xFFFFFFFFFFFFFFFF) < ({u} & 0xFFFFFFFFFFFFFFFF)) + ({v} & 0xFFFFFFFFFFFFFFFF) - 5
{v} = {v} ^ -{u} & 0xFFFFFFFFFFFFFFFF; {w} = float({v} & 0xFFFFFFFFFFFFFFFF)
W = [{v} & 0xFFFFFFFFFFFFFFFF] + W[:3]; {v} = W[-1] + W[0] & {e}
{v} = ~({v} & 0xFFFFFFFFFFFFFFFF) + ({u} & 0xFFFFFFFFFFFFFFFF)
{v} = ({v} & 0xFFFFFFFFFFFFFFFF) == {c}; {v} = {v} + ({c} & 0xFFFFFFFFFFFFFFFF)
for q in range(({v} & 0xFFFFFFFFFFFFFFFF) - 1, ({v} & 0xFFFFFFFFFFFFFFFF) + {k}): {u} = ({u} * 31 + q) & {e}
A[{k}] = {v} & 0x7FFFFFFF; {v} = A[{u} & 7] + A[-1]
{v} = sum(A) & {e}; A.append({k}); A.pop(0)
M[{v} & 7] = {k}; {v} = M[{k}] + B[{k}]
{v} = bytes(M[1:{k} + 1]).count(b"c")
F[{k}] = {w}; {w} = F[0] + F[-1]
with cm as q:\n    if {v} % 3 == 1: raise ValueError({k})\n    {v} = q
with CM(KeyError) as q, CM(IndexError) as u2: {v} = L[{k} + 2] + D[{k}]
for j in range(3):\n    with cm:\n        if j == {v} % 4: continue\n        if j == {k}: break\n        {v} += j
with sup(IndexError, KeyError): {v} = L[{k}] + D[{v} % 7]
match {o}:\n    case Q(x=q): {v} = q\n    case P(x=q, y=int()): {v} = q + 1\n    case _: {v} = 2
match D:\n    case {{1: q}}: {v} = q if type(q) is int else 1\n    case {{}}: {v} = 0
match [{k}, {v} & 3]:\n    case [0, q] | [q, 0]: {v} = q\n    case [1, *rest] if rest[0]: {v} = rest[0]\n    case [q, r]: {v} = q * r
match {w}:\n    case float(q) if q > 1: {w} = 0.5\n    case 0.5: {w} = 3.0\n    case int(): {w} = 1.5
match s:\n    case "": s = "k"\n    case "a" | "e": s += "b"\n    case str() if len(s) > 5: s = s[:3]
{v} = fact({k}) & {e}; {v} += ack({k} & 1, {k})
{v} = walk(TREE, {v} & 7) & {e}
TREE = grow(TREE, {v} & 0xFF) if {v} % 7 == 3 else TREE
{v} = reduce(lambda q, r: (q * 3 + r) & 0xFFFF, L, {k})
L.sort(key=keyed(-{k})); {v} = L[0] if type(L[0]) is int else 0
{v} = max(L, key=lambda q: (q & {k}, q)) & {e}
DQ.append({v} & 0xFF); {v} = DQ[0] + len(DQ); DQ.popleft()
C[s[:1]] += 1; {v} = C["a"] + len(C) & {e}
DD[{v} % 5].append({k}); {v} = sum(map(len, DD.values())); DD.pop({v} % 9, None)
{v} = hash((q, r) if (q := {v} & 3) and (r := {k}) else 0) & 1 and 3 or {v} & {e}
def inner(q, *a, k={k}, **kws):\n    nonlocal_free = q + k\n    return nonlocal_free + len(a) + len(kws)\n{v} = inner({v} & 7, *t, x=1) + inner(k=2, q={k})
{v} = sum(q * r for q in range({k}) for r in range(q)) & {e}
D = {{**D, {k}: {v} & 7}}; t = (*t[1:], {k}); t = t[-3:]
class Local(P):\n    bias = {k}\n    def step(self, k=1): return super().step(k) + self.bias\n{v} = Local({v} & 0xFF).step()
P.bonus = {k} if {v} % 40 == 0 else 1; {v} = {o}.bonus + {v} & {e}
{v} = getattr({o}, "x") + getattr({o}, "nope", {k}); setattr({o}, "y", {k})
{v} = operator.itemgetter({k} % 3)(t) if {k} % 3 == 0 else operator.mul({v}, {k}) & {e}
{v} = math.isqrt({v} & 0xFFFFFF) + math.gcd({v}, 12); {w} = math.sqrt({v} & 0xFFF)
{w} = math.sin({w}) + math.floor({w} % 100); {v} = math.floor({w})
{w} = round({w}, 2); {v} = round({w}) if abs({w}) < 1e9 else 0
s = "%d:%s" % ({v} & 0xFF, s[:3]); {v} = s.find(":") + s.count("1")
s = s.join(("<", ">"))[:14]; {v} = int("7" + str({v} & 0xF), 16)
for q in itertools.chain(L[:2], ({k},)): {v} = ({v} + q) & {e} if type(q) is int else 1
for q in itertools.islice(itertools.count({k}, 3), 4): {v} ^= q
for q, r in D.items(): {v} += 1 if type(q) is int and q == r else 0
for q in reversed(L): {v} = ({v} << 1 ^ q) & {e} if type(q) is int else 4
try:\n    try: L[{k} + 20]\n    except IndexError as ex: raise KeyError({k}) from ex\nexcept KeyError as ex: {v} = ex.args[0] + (ex.__cause__ is not None)
try: raise Sub({k}) if {v} % 2 else Odd({k})\nexcept* Sub as ex: {v} = len(ex.exceptions)\nexcept* Odd: {v} = 3
for q in Seq({k}): {v} = ({v} + q) & {e}
for q in It({k} + 2): {v} = ({v} * 5 + q) & {e}
{v} = Seq({k})[{k}] if {k} < 3 else len(list(Seq(2)))
{o}.fn = inc; {v} = {o}.fn({k}); del {o}.fn
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
                       "    zc, ZL, vec, W, A, M, F = 0.5 + 1j, [1j], V(1, 2), [1], array.array('q', range(8)), memoryview(bytearray(b'abcdefgh')), array.array('d', [0.5] * 8)",
                       "    DQ, C, DD, TREE = collections.deque([1, 2, 3]), collections.Counter(), collections.defaultdict(list), None",
                       "    bump, peek = counter()", f"    for i in range({times}):"]
        start = len(self.lines)
        self.block(2, 2, self.rng.randint(4, 12))

        self.lines = [line.replace("global g1; ", "") for line in self.lines]
        self.lines += ["        a = int(a) if -1 << 66 < a < 1 << 66 else 3", "        b = int(b) if -1 << 66 < b < 1 << 66 else 4",
                       "        c = int(c) if -1 << 66 < c < 1 << 66 else 5", "        x = x if -1e15 < x < 1e15 else 1.0",
                       "        y = y if -1e15 < y < 1e15 else 1.0", "        L = L[-12:] or [1]", "        s = s[-20:] or 'e'",
                       "        D = dict(list(D.items())[-15:])", "        if len(S) > 40: S = {1}",
                       "        if not -1e3 < zc.real < 1e3 or not -1e3 < zc.imag < 1e3: zc = 0.5 + 1j",
                       "        W = W[:4]; vec = vec if abs(vec) < 1 << 70 else V(3, 4)",
                       f"        if i % {max(times // 6, 1)} == 1: print(i, a, b, c, x, y, s, t, L, D, sorted(S), o, p, r, cm.n, bytes(B), g1, zc, vec, W, A.tolist(), M.tolist(), F.tolist(), DQ, sorted(C.items()), TREE)",
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
