# A str iterator that is already exhausted meets a loop that was compiled with live ones, and the other way round; so do iterators of
# wider strings, of subclasses and of other types.
class Text(str):
    pass

class Loud(str):
    def __iter__(self):
        return iter(["<", str(self), ">"])

def drain(it):
    n = 0
    for c in it:
        n = n * 3 % 1000003 + ord(c[0])
    return n

total = []
for i in range(300):
    it = iter("abc" + chr(97 + i % 26))
    first = drain(it)
    again = drain(it)
    third = drain(it)
    total.append(first + again + third)
print(sum(total), total[-3:])

empty = iter("")
print([drain(empty) for _ in range(200)][-2:])

kinds = [lambda: iter("plain"), lambda: iter("lat\xefn"), lambda: iter("λambda"), lambda: iter("\U0001f600x"), lambda: iter(Text("texts")),
         lambda: Loud("loud"), lambda: ["p", "q"], lambda: ("r",), lambda: {"k": 1}, lambda: (c for c in "gen"), lambda: iter("")]
out = []
for r in range(150):
    for make in kinds:
        it = make()
        out.append(drain(it))
        out.append(drain(it))
print(sum(out), out[-22:])

def two(a, b):
    got = []
    for x in a:
        for y in b:
            got.append(x + y)
            if y == "c": break
    return "".join(got)

for r in range(60):
    shared = iter("abcabcabc")
    s = two("xyzw", shared)
    s += two(iter("no"), shared)
print(s)
it = iter("abcdefgh" * 40)
seen = []
for c in it:
    if c == "d":
        seen.append(it.__reduce__()[2])
        it.__setstate__(it.__reduce__()[2] + 2)
    if len(seen) > 30: break
print(seen, next(it), it.__length_hint__())

# expect:
# | 1172166 [3906, 3907, 3908]
# | [0, 0]
# | 101178300 [13286, 0, 13238, 0, 244144, 0, 385656, 0, 13666, 0, 926, 926, 449, 449, 114, 114, 107, 107, 1340, 0, 0, 0]
# | xaxbxcyaybyczazbzc
# | [4, 12, 20, 28, 36, 44, 52, 60, 68, 76, 84, 92, 100, 108, 116, 124, 132, 140, 148, 156, 164, 172, 180, 188, 196, 204, 212, 220, 228, 236, 244] g 73
