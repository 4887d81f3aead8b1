class B:
    def __bool__(self): raise ValueError("no truth")
b = B()
for f in (lambda: bool(b), lambda: not b, lambda: b and 1, lambda: b or 1, lambda: 1 if b else 2, lambda: [x for x in [1] if b], lambda: any([b]), lambda: all([b]), lambda: list(filter(None, [b])), lambda: exec("while b: pass"), lambda: exec("assert b")):
    try:
        print(f())
    except ValueError as e:
        print("ValueError", e)
class L:
    def __len__(self): raise KeyError("len")
class Q:
    def __eq__(self, o): return B()
for f in (lambda: bool(L()), lambda: len(L()), lambda: list(L()) if hasattr(L, "__iter__") else "no iter", lambda: Q() in [1], lambda: [Q()].index(1), lambda: [Q()] == [1], lambda: Q() == 1 and 1, lambda: Q() != 1, lambda: {Q.__eq__: 1} and 2, lambda: (Q(),) < (1,)):
    try:
        r = f()
        print(type(r).__name__)
    except Exception as e:
        print(type(e).__name__, e)
class R:
    def __lt__(self, o): return B()
try:
    sorted([R(), R()])
except ValueError as e:
    print(e)
try:
    min(R(), R())
except ValueError as e:
    print(e)
print(type(R() < 1).__name__)

# expect:
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | KeyError 'len'
# | KeyError 'len'
# | str
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | ValueError no truth
# | int
# | ValueError no truth
# | no truth
# | no truth
# | B
