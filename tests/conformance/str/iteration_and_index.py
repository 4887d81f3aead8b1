for s in ("", "abc", "héé", "a€b", "x😀y"):
    print(ascii(s), [ascii(c) for c in s], [ord(c) for c in reversed(s)], [(i, ascii(c)) for i, c in enumerate(s)], len(s), ascii(s[-1:]), ascii("".join(sorted(s))))

# expect:
# | '' [] [] [] 0 '' ''
# | 'abc' ["'a'", "'b'", "'c'"] [99, 98, 97] [(0, "'a'"), (1, "'b'"), (2, "'c'")] 3 'c' 'abc'
# | 'h\xe9\xe9' ["'h'", "'\\xe9'", "'\\xe9'"] [233, 233, 104] [(0, "'h'"), (1, "'\\xe9'"), (2, "'\\xe9'")] 3 '\xe9' 'h\xe9\xe9'
# | 'a\u20acb' ["'a'", "'\\u20ac'", "'b'"] [98, 8364, 97] [(0, "'a'"), (1, "'\\u20ac'"), (2, "'b'")] 3 'b' 'ab\u20ac'
# | 'x\U0001f600y' ["'x'", "'\\U0001f600'", "'y'"] [121, 128512, 120] [(0, "'x'"), (1, "'\\U0001f600'"), (2, "'y'")] 3 'y' 'xy\U0001f600'
