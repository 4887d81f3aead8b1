def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

s = "hello world, hello"
print(s.find("hello"), s.find("hello", 1), s.rfind("hello"), s.find("x"), s.find(""), s.find("", 5), s.find("", 99), s.rfind(""), s.find("hello", -5), s.find("o", 5, 8), s.index("w"), s.rindex("l"))
print(s.count("l"), s.count(""), s.count("hello", 1), s.count("lo", 0, 4), "aaaa".count("aa"), "".count(""), "".find(""), "abc".count("", 2, 1))
show(s.index, "zz")
show(s.rindex, "zz")
show(s.find, 5)
show(s.count)
print(s.startswith("hell"), s.startswith(("x", "h")), s.startswith("world", 6), s.endswith("lo"), s.endswith(()), s.startswith(""), s.startswith("", 99), s.startswith("", 18), "".endswith(""), s.endswith("wor", 0, 9))
show(s.startswith, 5)
show(s.startswith, ["h"])
show(s.startswith, ("h", 5))
show(s.startswith, ("z", 5))
print("lo w" in s, "" in s, "z" in s, "é" in "café", "😀" in "a😀b", "ab😀é".find("é"), "€" * 3 in "x€€€")
show(lambda: 5 in s)
show(lambda: None in "abc")

# expect:
# | 0 13 13 -1 0 5 -1 18 13 7 6 16
# | 5 19 1 0 2 1 0 0
# | ValueError: substring not found
# | ValueError: substring not found
# | TypeError: must be str, not int
# | TypeError: count() takes at least 1 argument (0 given)
# | True True True True False True False True True True
# | TypeError: startswith first arg must be str or a tuple of str, not int
# | TypeError: startswith first arg must be str or a tuple of str, not list
# | True
# | TypeError: tuple for startswith must only contain str, not int
# | True True False True True 3 True
# | TypeError: 'in <string>' requires string as left operand, not int
# | TypeError: 'in <string>' requires string as left operand, not NoneType
