class K:
    def __init__(self, name, h=1):
        self.name = name
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        log.append((self.name, getattr(other, "name", other)))
        return isinstance(other, K) and self.name == other.name

    def __repr__(self):
        return f"K{self.name}"


log = []
a, b, c = K("a"), K("b"), K("c")
d = {a: 1, b: 2}
print(d, log)
log.clear()
print(d.get(c), log)
log.clear()
print(d[K("b")], log)
log.clear()
d[K("a")] = 9
print(d, log, a in d, K("z") in d)
del d[K("a")]
d[a] = 5
print(d, 1 in d, {1: "int"}.get(a), {1: "int", a: "k"})


class BadHash:
    def __hash__(self):
        return "x"


class Raises:
    def __hash__(self):
        return 7

    def __eq__(self, o):
        raise ValueError("eq failed")


class Big:
    def __hash__(self):
        return 2**100


for x in (BadHash(), Big()):
    try:
        print(hash(x), {x: 1}[x])
    except Exception as e:
        print(type(e).__name__, e)
d = {Raises(): 1}
try:
    d[Raises()]
except ValueError as e:
    print(e)

# expect:
# | {Ka: 1, Kb: 2} [('a', 'b')]
# | None [('a', 'c'), ('b', 'c')]
# | 2 [('a', 'b'), ('b', 'b')]
# | {Ka: 9, Kb: 2} [('a', 'a'), ('a', 'z'), ('b', 'z')] True False
# | {Kb: 2, Ka: 5} False None {1: 'int', Ka: 'k'}
# | TypeError __hash__ method should return an integer
# | 549755813888 1
# | eq failed
