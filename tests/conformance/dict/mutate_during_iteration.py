d = {i: i for i in range(5)}
for k in list(d):
    if k % 2:
        del d[k]
print(d)
for name, action in (("add", lambda d: d.__setitem__("n", 1)), ("del", lambda d: d.pop(4)), ("same", lambda d: d.__setitem__(0, "changed")), ("clear", lambda d: d.clear())):
    d = {i: i for i in range(5)}
    try:
        for k, v in d.items():
            action(d)
            if name != "same":
                pass
    except Exception as e:
        print(name, type(e).__name__, e)
    else:
        print(name, "fine", d)
d = {1: 1, 2: 2}
it = iter(d)
next(it)
del d[1]
d[3] = 3
try:
    print(list(it))
except RuntimeError as e:
    print(e)
d = {"a": 1}
it = iter(d.values())
print(list(it), list(it))
d["b"] = 2
print(list(it))
print({k: v for k, v in sorted({"b": 1, "a": 2}.items())}, dict(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])))

# expect:
# | {0: 0, 2: 2, 4: 4}
# | add RuntimeError dictionary changed size during iteration
# | del RuntimeError dictionary changed size during iteration
# | same fine {0: 'changed', 1: 1, 2: 2, 3: 3, 4: 4}
# | clear RuntimeError dictionary changed size during iteration
# | dictionary keys changed during iteration
# | [1] []
# | []
# | {'a': 2, 'b': 1} {'b': 1, 'a': 2}
