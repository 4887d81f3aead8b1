words = "the cat the dog a cat the end".split()
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
groups = {}
for w in words:
    groups.setdefault(len(w), []).append(w)
index = {}
for i, w in enumerate(words):
    index.setdefault(w, set()).add(i)
print(count, groups, {k: sorted(v) for k, v in index.items()}, {v: k for k, v in count.items()}, {k: v for k, v in count.items() if v > 1}, {w: {c: w.count(c) for c in w} for w in set(words) if w == "cat"}, {i: j for i in range(3) for j in range(i)}, {**count, "new": 0}, dict(zip(words, range(9))), {k.upper(): v * 2 for k, v in sorted(count.items())})
print({x: y for x, y in [(1, 2), (1, 3)]}, {(x := 5): x + 1}, {f"k{i}": i for i in range(3)}, {i: lambda: i for i in range(2)}[0](), {1: "a", **{2: "b"}, 3: "c"}, {k: (v if v else None) for k, v in {"a": 0, "b": 1}.items()}, dict.fromkeys(range(3), []), len({i % 7: i for i in range(100)}), {True: "t", 1: "one", 1.0: "float"}, {"a": 1} == {"a": 1.0}, {1: {2: {3: {}}}}[1][2])
d = dict.fromkeys("abc", [])
d["a"].append(1)
print(d, list({"x": 1, "y": 2}), [*{"x": 1}], max({"a": 3, "b": 2}, key={"a": 3, "b": 2}.get), sorted({"b": 1, "a": 2}), " ".join({"p": 1, "q": 2}), {**{}, **{}}, any({0: 1}), all({0: 1}), sum({1: 2, 3: 4}), tuple({1: 2}), set({1: 2}), {}.__class__, dict(a=1, **{"b": 2}))

# expect:
# | {'the': 3, 'cat': 2, 'dog': 1, 'a': 1, 'end': 1} {3: ['the', 'cat', 'the', 'dog', 'cat', 'the', 'end'], 1: ['a']} {'the': [0, 2, 6], 'cat': [1, 5], 'dog': [3], 'a': [4], 'end': [7]} {3: 'the', 2: 'cat', 1: 'end'} {'the': 3, 'cat': 2} {'cat': {'c': 1, 'a': 1, 't': 1}} {1: 0, 2: 1} {'the': 3, 'cat': 2, 'dog': 1, 'a': 1, 'end': 1, 'new': 0} {'the': 6, 'cat': 5, 'dog': 3, 'a': 4, 'end': 7} {'A': 2, 'CAT': 4, 'DOG': 2, 'END': 2, 'THE': 6}
# | {1: 3} {5: 6} {'k0': 0, 'k1': 1, 'k2': 2} 1 {1: 'a', 2: 'b', 3: 'c'} {'a': None, 'b': 1} {0: [], 1: [], 2: []} 7 {True: 'float'} True {3: {}}
# | {'a': [1], 'b': [1], 'c': [1]} ['x', 'y'] ['x'] a ['a', 'b'] p q {} False False 4 (1,) {1} <class 'dict'> {'a': 1, 'b': 2}
