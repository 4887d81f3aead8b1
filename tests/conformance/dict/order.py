d = {}
for k in "zyxabc":
    d[k] = len(d)
print(list(d))
del d["x"]
d["x"] = 99
d["z"] = 0
print(d, list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))
d.pop("a")
d.update(a=1, q=2)
print(d, next(iter(d)), d.popitem(), list(d.items())[-1])
e = {i: i for i in range(20)}
for i in range(0, 20, 2):
    del e[i]
for i in range(30, 20, -1):
    e[i] = i
print(list(e))
print(list({**{"b": 1, "a": 2}, "c": 3, "b": 4}), list({"a": 1} | {"b": 2, "a": 3}), list(dict([("k", 1), ("j", 2), ("k", 3)])), list(dict(b=1, a=2)))
import random
rng = random.Random(1)
model = []
d = {}
for step in range(3000):
    k = rng.randrange(60)
    if k in d and rng.random() < 0.5:
        del d[k]
        model.remove(k)
    else:
        if k not in d:
            model.append(k)
        d[k] = step
print(list(d) == model, len(d), sum(d.values()) % 1009)

# expect:
# | ['z', 'y', 'x', 'a', 'b', 'c']
# | {'z': 0, 'y': 1, 'a': 3, 'b': 4, 'c': 5, 'x': 99} ['x', 'c', 'b', 'a', 'y', 'z'] [99, 5, 4, 3, 1, 0] [('x', 99), ('c', 5), ('b', 4), ('a', 3), ('y', 1), ('z', 0)]
# | {'z': 0, 'y': 1, 'b': 4, 'c': 5, 'x': 99, 'a': 1} z ('q', 2) ('a', 1)
# | [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21]
# | ['b', 'a', 'c'] ['a', 'b'] ['k', 'j'] ['b', 'a']
# | True 38 927
