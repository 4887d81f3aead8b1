def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print("aaaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("b", ""), "".replace("", "x"), "".replace("a", "x"), "aXbX".replace("X", "<<>>"), "é€é".replace("é", "e"), "abc".replace("c", "😀"), "aaa".replace("aa", "b"), "abc".replace("z", "y") == "abc", "aaa".replace("a", "b", 0), "aaa".replace("a", "b", -1))
show("a".replace, 5, "b")
show("a".replace, "b")
show("a".replace, "a", None)
table = str.maketrans("abc", "xyz", "d")
print("abcde".translate(table), table, str.maketrans({"a": 1, 98: "bee", "c": None}), "abc".translate({97: "A", 98: None, 99: 0x20ac}))
print("abc".translate({97: "long", 98: "😀"}), "hello".translate(lambda_table := {i: chr(i).upper() for i in range(128)}), len(lambda_table))
show(str.maketrans, "ab", "c")
show(str.maketrans, {"ab": 1})
show(str.maketrans, 5)
show("abc".translate, {97: -1})
show("abc".translate, {97: 1.5})
show("abc".translate, {97: 0x110000})


class T:
    def __getitem__(self, k):
        if k == 98:
            raise LookupError
        return k + 1


print("abc".translate(T()))

# expect:
# | bbaa -a-b-c- -a-bc ac x  a<<>>b<<>> e€e ab😀 ba True aaa bbb
# | TypeError: replace() argument 1 must be str, not int
# | TypeError: replace expected at least 2 arguments, got 1
# | TypeError: replace() argument 2 must be str, not None
# | xyze {97: 120, 98: 121, 99: 122, 100: None} {97: 1, 98: 'bee', 99: None} A€
# | long😀c HELLO 128
# | ValueError: the first two maketrans arguments must have equal length
# | ValueError: string keys in translate table must be of length 1
# | TypeError: if you give only one argument to maketrans it must be a dict
# | ValueError: character mapping must be in range(0x110000)
# | TypeError: character mapping must return integer, None or str
# | ValueError: character mapping must be in range(0x110000)
# | bbd
