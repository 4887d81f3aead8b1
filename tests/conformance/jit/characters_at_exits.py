# Characters that are numbers in a compiled loop are one-character strings again wherever the loop is left: at an exit, in a side trace,
# across rounds of a peeled loop, in a list, a dict, a closure, an exception; the same object each time as the string's item.

class Text(str):
    def __eq__(self, other):
        return "equal?"
    def __hash__(self):
        return 7
    def __lt__(self, other):
        return "less?"
    def __contains__(self, other):
        return other == "z"

# The character of the round before, compared in the next one, and seen after the loop.
def runs(text):
    last, longest, run, where = "", 0, 0, None
    for i, c in enumerate(text):
        if c == last: run += 1
        else: run = 1
        if run > longest: longest, where = run, (i, c, last)
        last = c
    return longest, where, last, type(last), len(last), last is text[-1]

print(runs("aabbbc\xe9\xe9\xe9\xe9dd" * 50), runs("aab\u03bb\u03bb\u03bb" * 50), runs("ab" * 200 + "\u03bb"), runs("ab" * 200 + "\xff"))

# Exits in the middle: the value at the exit is of another type each time.
def mixed(items):
    kept = []
    for item in items:
        first = item[0]
        if first == "q": kept.append((item, first))
        elif first == "z": kept.append((first, item[-1]))
        elif first in "xy": kept.append(first * 3)
        elif first < "c": kept.append(ord(first))
    return kept

items = ["quit", "zero", "abc", "dog", "xen"] * 40
print(len(mixed(items)), mixed(items)[-5:])
odd = items + [Text("quiet"), ["q", 1], ("z", 2), "\u03bb", "\xe9t\xe9", "quit", [Text("q")], {0: "q", -1: "w"}]
try:
    for _ in range(30): r = mixed(odd)
    print(len(r), r[-6:])
except Exception as e:
    print(type(e).__name__, e)

def compare(a, b):
    out = []
    for x, y in zip(a, b):
        out.append((x == y, x < y, x in b))
    return out

chars = list("abcabc" * 40)
users = chars[:200] + [Text("a")] * 3 + ["\u03bb", Text("b"), "", "ab"]
for _ in range(20): r = compare(chars, users)
print(r[:2], r[-3:])

# expect:
# | (4, (9, 'é', 'é'), 'd', <class 'str'>, 1, True) (3, (5, 'λ', 'λ'), 'λ', <class 'str'>, 1, False) (1, (0, 'a', ''), 'λ', <class 'str'>, 1, False) (1, (0, 'a', ''), 'ÿ', <class 'str'>, 1, True)
# | 160 ['xxx', ('quit', 'q'), ('z', 'o'), 97, 'xxx']
# | 166 [('quiet', 'q'), (['q', 1], 'q'), ('z', 2), ('quit', 'q'), (['q'], 'q'), ({0: 'q', -1: 'w'}, 'q')]
# | [(True, False, True), (True, False, True)] [('equal?', True, True), (False, False, True), (False, False, True)]
