def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(",".join(["a", "b", "c"]), "".join("xyz"), ", ".join([]), "-".join(["one"]), "-".join({"k": 1, "l": 2}), "é".join("ab"), "".join(str(i) for i in range(5)), "ab".join(("1", "😀", "3")))
show(",".join, [1, 2])
show(",".join, ["a", None])
show(",".join, 5)
show(",".join, ["a", b"b"])
show("".join, [b""])


class S(str):
    pass


s = S("solo")
print("x".join([s]), type("x".join([s])).__name__, type("".join([s, "b"])).__name__, ",".join(iter("abc")))
show(lambda: "a".join(x for x in [1]))
parts = []
for i in range(1000):
    parts.append(str(i % 7))
print(len("".join(parts)), "".join(parts)[-10:], sum(map(int, "".join(parts))))

# expect:
# | a,b,c xyz  one k-l aéb 01234 1ab😀ab3
# | TypeError: sequence item 0: expected str instance, int found
# | TypeError: sequence item 1: expected str instance, NoneType found
# | TypeError: can only join an iterable
# | TypeError: sequence item 1: expected str instance, bytes found
# | TypeError: sequence item 0: expected str instance, bytes found
# | solo str str a,b,c
# | TypeError: sequence item 0: expected str instance, int found
# | 1000 3456012345 2997
