# Random edits of a string against a list of characters.
import random
rng = random.Random(7)
alphabet = "abcXYZ .,é€😀"
s, m = "", []
for step in range(1500):
    k = rng.randrange(8)
    c = rng.choice(alphabet)
    i = rng.randrange(len(m) + 1)
    if k < 3:
        s, m = s[:i] + c + s[i:], m[:i] + [c] + m[i:]
    elif k == 3 and m:
        s, m = s[:i] + s[i + 1:], m[:i] + m[i + 1:]
    elif k == 4:
        assert s.find(c) == (m.index(c) if c in m else -1)
        assert s.count(c) == m.count(c)
    elif k == 5:
        s, m = s[::-1], m[::-1]
    elif k == 6:
        s, m = s.replace(c, "q"), ["q" if x == c else x for x in m]
    else:
        assert s[i:] == "".join(m[i:]) and s.split(c) == [x for x in "".join(m).split(c)]
    assert s == "".join(m) and len(s) == len(m)
    if len(m) > 60:
        s, m = s[20:], m[20:]
print(len(s), sorted(set(s)) == sorted(set(m)), ascii(s[:10]))

# expect:
# | 55 True 'ZqqZqqqqqq'
