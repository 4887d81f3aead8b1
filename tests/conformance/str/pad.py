def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(repr("ab".center(5)), repr("ab".center(6)), repr("abc".center(6)), repr("abc".center(7, "*")), "ab".ljust(5, "-"), "ab".rjust(5, "é"), "ab".center(1), "5".zfill(3), "-5".zfill(4), "+5".zfill(4), "ab".zfill(5), "".zfill(2), "--5".zfill(5), "-".zfill(3), "a".ljust(0))
show("a".center, 5, "")
show("a".center, 5, "ab")
show("a".center, "x")
show("a".ljust, 5, 5)
show("a".zfill, 1.5)
print(repr("a\tb".expandtabs()), repr("a\tb".expandtabs(4)), repr("\t\t".expandtabs(3)), repr("ab\tc\n\td".expandtabs(4)), repr("a\tb".expandtabs(0)), repr("a\tb".expandtabs(-1)), repr("abc\td\re\tf".expandtabs(tabsize=4)))

# expect:
# | '  ab ' '  ab  ' ' abc  ' '**abc**' ab--- éééab ab 005 -005 +005 000ab 00 -00-5 -00 a
# | TypeError: The fill character must be exactly one character long
# | TypeError: The fill character must be exactly one character long
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: The fill character must be a unicode character, not int
# | TypeError: 'float' object cannot be interpreted as an integer
# | 'a       b' 'a   b' '      ' 'ab  c\n    d' 'ab' 'ab' 'abc d\re   f'
