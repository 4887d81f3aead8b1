s = ""
n = 0
for i in range(1000):
    s += chr(97 + i % 26)
    if s[i] == "e":
        n += 1
    if s[-1] in "xyz":
        n += 10
print(len(s), n, s[:30])
c = 0
text = "the quick brown fox " * 50
for ch in text:
    if ch == " ":
        c += 1
    elif "a" <= ch <= "m":
        c += ord(ch)
print(c)
words = text.split()
d = {}
for w in words:
    d[w] = d.get(w, 0) + len(w)
print(sorted(d.items()))
out = []
for i in range(500):
    out.append(f"{i:03d}" + str(i * 2))
print(hash("".join(out)) == hash("".join(out)), "".join(out)[-12:])
t = ""
for i in range(200):
    t = t + "é" if i % 50 == 0 else t + "a"
print(t.count("é"), len(t))

# expect:
# | 1000 1179 abcdefghijklmnopqrstuvwxyzabcd
# | 36000
# | [('brown', 250), ('fox', 150), ('quick', 250), ('the', 150)]
# | True 498996499998
# | 4 200
