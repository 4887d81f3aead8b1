for s in ("abcdefgh", "abcdéfgh", "abcd€fgh", "abcd😀fgh"):
    print(ascii(s), len(s), ascii(s[2:6]), ascii(s[:4]), ascii(s[5:]), ascii(s[::-1]), ascii(s[::3]), s.find("f"), s.index("h"), ascii(s * 2), ascii(s + "é"), s[:4] == "abcd", hash(s[:4]) == hash("abcd"), s.upper().lower() == s, ascii(s.replace(s[4], "-")), s.split(s[4]), s.encode().decode() == s, s[4:5].isalpha(), ascii(s.center(12, "·")), ascii(s.translate({ord(s[4]): None})), sorted(s)[-1] == max(s), s.startswith(s[:3]), s.endswith(s[-3:]), s.partition(s[4])[0], {s: 1}[s[:]], s.isascii(), s.strip("ah"))

# expect:
# | 'abcdefgh' 8 'cdef' 'abcd' 'fgh' 'hgfedcba' 'adg' 5 7 'abcdefghabcdefgh' 'abcdefgh\xe9' True True True 'abcd-fgh' ['abcd', 'fgh'] True True '\xb7\xb7abcdefgh\xb7\xb7' 'abcdfgh' True True True abcd 1 True bcdefg
# | 'abcd\xe9fgh' 8 'cd\xe9f' 'abcd' 'fgh' 'hgf\xe9dcba' 'adg' 5 7 'abcd\xe9fghabcd\xe9fgh' 'abcd\xe9fgh\xe9' True True True 'abcd-fgh' ['abcd', 'fgh'] True True '\xb7\xb7abcd\xe9fgh\xb7\xb7' 'abcdfgh' True True True abcd 1 False bcdéfg
# | 'abcd\u20acfgh' 8 'cd\u20acf' 'abcd' 'fgh' 'hgf\u20acdcba' 'adg' 5 7 'abcd\u20acfghabcd\u20acfgh' 'abcd\u20acfgh\xe9' True True True 'abcd-fgh' ['abcd', 'fgh'] True False '\xb7\xb7abcd\u20acfgh\xb7\xb7' 'abcdfgh' True True True abcd 1 False bcd€fg
# | 'abcd\U0001f600fgh' 8 'cd\U0001f600f' 'abcd' 'fgh' 'hgf\U0001f600dcba' 'adg' 5 7 'abcd\U0001f600fghabcd\U0001f600fgh' 'abcd\U0001f600fgh\xe9' True True True 'abcd-fgh' ['abcd', 'fgh'] True False '\xb7\xb7abcd\U0001f600fgh\xb7\xb7' 'abcdfgh' True True True abcd 1 False bcd😀fg
