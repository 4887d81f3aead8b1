def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

s = "aé€😀"
for enc in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig", "utf-7", "unicode_escape", "raw_unicode_escape", "punycode", "cp1252", "latin-1", "ascii"):
    show(s.encode, enc)
for errors in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "nosuch"):
    show(s.encode, "ascii", errors)
    show(s.encode, "latin-1", errors)
show("\ud800".encode)
show("a\udcffb".encode, "utf-8", "surrogateescape")
show("\ud800".encode, "utf-8", "surrogatepass")
show("\ud800x".encode, "utf-8", "replace")
show("\ud800x".encode, "utf-8", "backslashreplace")
show("a".encode, "nosuch")
show("a".encode, 5)
show("a".encode, errors="bad")
print("abc".encode(), "abc".encode("US-ASCII"), "é".encode("ISO-8859-1"), "é".encode("l1"), "é".encode("utf8"), "é".encode("U8"), "é".encode("iso8859_15"), "ж".encode("koi8-r"), "ж".encode("cp1251"))

# expect:
# | b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
# | b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde'
# | b'a\x00\xe9\x00\xac =\xd8\x00\xde'
# | b'\x00a\x00\xe9 \xac\xd8=\xde\x00'
# | b'a\x00\x00\x00\xe9\x00\x00\x00\xac \x00\x00\x00\xf6\x01\x00'
# | b'\xef\xbb\xbfa\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
# | b'a+AOkgrNg93gA-'
# | b'a\\xe9\\u20ac\\U0001f600'
# | b'a\xe9\\u20ac\\U0001f600'
# | b'a-bga705vhl60b'
# | UnicodeEncodeError: 'charmap' codec can't encode character '\U0001f600' in position 3: character maps to <undefined>
# | UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)
# | UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
# | b'a'
# | b'a\xe9'
# | b'a???'
# | b'a\xe9??'
# | b'a&#233;&#8364;&#128512;'
# | b'a\xe9&#8364;&#128512;'
# | b'a\\xe9\\u20ac\\U0001f600'
# | b'a\xe9\\u20ac\\U0001f600'
# | b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}\\N{GRINNING FACE}'
# | b'a\xe9\\N{EURO SIGN}\\N{GRINNING FACE}'
# | UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
# | UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)
# | LookupError: unknown error handler name 'nosuch'
# | LookupError: unknown error handler name 'nosuch'
# | UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# | b'a\xffb'
# | b'\xed\xa0\x80'
# | b'?x'
# | b'\\ud800x'
# | LookupError: unknown encoding: nosuch
# | TypeError: encode() argument 'encoding' must be str, not int
# | b'a'
# | b'abc' b'abc' b'\xe9' b'\xe9' b'\xc3\xa9' b'\xc3\xa9' b'\xe9' b'\xd6' b'\xe6'
