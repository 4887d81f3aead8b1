words = ["apple", "pear", "fig", "apple", "kiwi", "fig"] * 200
n = m = k = 0
last = ""
for w in words:
    if w == "apple":
        n += 1
    elif w < "kiwi":
        m += len(w)
    if w != last and w[0] in "aeiou" or w.endswith("g"):
        k += 1
    last = w
print(n, m, k, last)
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
    if count[w] % 100 == 0:
        count[w + "!"] = count[w]
print(count)

# expect:
# | 400 1200 800 fig
# | {'apple': 400, 'pear': 200, 'fig': 400, 'kiwi': 200, 'apple!': 400, 'fig!': 400, 'pear!': 200, 'kiwi!': 200}
