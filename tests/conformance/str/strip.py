def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(repr("  ab \n".strip()), "xxabxx".strip("x"), "xyabyx".strip("xy"), repr(" a ".lstrip()), repr(" a ".rstrip()), "abc".strip("abc"), "".strip(), "\u2003é\u3000".strip(), "abc".strip(""), "mississippi".lstrip("ism"), "mississippi".rstrip("ip"), repr("\x1c\x85a\xa0".strip()))
show("a".strip, 5)
show("a".strip, b"a")
print("prefix-body".removeprefix("prefix-"), "body".removeprefix("x"), "body.py".removesuffix(".py"), "aa".removeprefix("aaa"), "aaaa".removesuffix("aa"), "".removeprefix(""))
show("a".removeprefix, 5)
show("a".removesuffix, ("a",))

# expect:
# | 'ab' ab ab 'a ' ' a'   é abc ppi mississ 'a'
# | TypeError: strip arg must be None or str
# | TypeError: strip arg must be None or str
# ' 'body body body aa aa '
# | TypeError: removeprefix() argument must be str, not int
# | TypeError: removesuffix() argument must be str, not tuple
