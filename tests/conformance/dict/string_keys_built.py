d = {}
for i in range(300):
    d["key" + str(i)] = i
    d[f"k{i % 10}"] = i
    d["é" * (i % 3)] = i
print(len(d), d["key" + "7"], d["k" + chr(51)], d["éé"], d.get("key300"), "".join(["key", "9"]) in d)
d.update({"key0": -1}, key1=-2)
print(d["key0"], d["key1"], [k for k in d if len(k) < 3])

# expect:
# | 313 7 293 299 None True
# | -1 -2 ['k0', '', 'k1', 'é', 'k2', 'éé', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9']
