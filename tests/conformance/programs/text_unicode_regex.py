# Text: a scanner of templates, Unicode handling, translate, casefold, normalisation, formatting corner cases.
import re
import string
import unicodedata


def render(template, **names):
    def replace(m):
        name, _, spec = m["expr"].partition(":")
        if name.startswith("/"):
            return ""
        value = names
        for part in name.split("."):
            value = value[part] if isinstance(value, dict) else getattr(value, part)
        return format(value, spec)
    return re.sub(r"(?<!\\)\{\{\s*(?P<expr>[^{}]*?)\s*\}\}", replace, template)


print(render(r"Hi {{ user.name:>8 }}! {{n:,}} \{{kept}} {{pi:.2f}} {{z.real}}", user={"name": "Ann"}, n=1234567, pi=3.14159, z=2 + 1j))
text = "Straße naïve ΑΣ ß İstanbul ﬁn Ǆ 𝔘nicode 👩‍🚀 e\u0301"
print(text.upper(), text.lower(), text.casefold(), text.title(), text.swapcase()[:6], len(text), text[::-1][:3].encode("utf-8"))
print([unicodedata.name(c, "?") for c in "é𝔘\n٣"], unicodedata.normalize("NFC", text)[-1], unicodedata.normalize("NFKD", "ﬁ①Å"), "٣".isdigit(), int("٣٤"), "½".isnumeric(), unicodedata.numeric("½"))
print("%s|%10.3s|%-5d|%+.2e|%05d|%x|%%|%c|%r" % ("a", "abcdef", 42, 12345.678, -42, 255, "é", "q'"), "{:*^12}|{!r:>6}|{:#b}|{:08.3f}|{0[0]}".replace("{0[0]}", "").format("mid", "x", 5, -3.14159))
print(f"{'é':>4}|{3.0!s:^9}|{1e16:g}|{1234.5:n}|{-0.0:+}|{True:d}|{255:#06X}|{0.000012345:.3g}|{10**25:e}|{'%'}|{{}}|{'nested ' + f'{1 + 1}'}")
table = str.maketrans({"a": "4", "e": None, "ß": "ss", 111: "0"})
print("aeßo leet".translate(table), "".join(sorted(set(string.printable) - set(string.ascii_letters + string.digits)))[:12].__repr__())
print(re.findall(r"(?i)\b([a-z])\w*\1\b", "Anna said abca and Eve level x"), re.split(r"([,;])\s*", "a, b;c,,d"), re.sub(r"(\w+) (\w+)", r"\2 \g<1>!", "hello big world x"))
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?$", "2024-05")
print(m.groupdict(), m.span("m"), m.lastgroup, m.expand(r"\g<m>/\g<y>"), m)
scanner = re.Scanner([(r"[0-9]+", lambda s, t: int(t)), (r"[a-z_]+", lambda s, t: t.upper()), (r"[+*=]", lambda s, t: s.match.start()), (r"\s+", None)])
print(scanner.scan("foo = 12 + bar_x * 3 ?!"))
print(re.compile(r"""
    (?<=\$)(\d+)      # dollars
    (?:\.(\d\d))?     # cents
    (?!\d)
""", re.X).findall("$12.50 $7 $8.123 12.00"), re.fullmatch(r"(a|ab)(c|bcd)(d*)", "abcd").groups(), re.search("(?s)a.*?b", "xa\n\nbb")[0].__repr__())
print(re.sub("x*", "-", "abxd"), re.findall("(?m)^.|.$", "ab\ncd"), re.escape("a.b*[c]"), bool(re.match(r"\w+\Z", "naïve")), re.findall(rb"\w+", "naïve".encode()))
for bad in ("(a", "a**", "[z-a]", r"\1", "(?P<1>a)", "(?<=a+)b", "*", r"\p"):
    try:
        re.compile(bad)
    except re.error as error:
        print(error, error.pos)
for codec in ("utf-8", "utf-16-le", "latin-1", "ascii", "cp1252", "utf-7", "idna", "punycode"):
    try:
        print(codec, "aé€".encode(codec), "aé€".encode(codec).decode(codec) == "aé€")
    except UnicodeError as error:
        print(codec, error)
print(b"\xff\xc3\xa9x".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "backslashreplace"), "é€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "namereplace"))
print("a\u2028b\x0bc\r\nd\x85e".splitlines(), "  x ".strip().center(9, "·"), "a-b-c".rpartition("-"), "ab" * 3 in "abababab", "x".join("abc"), "tabs\tand\tmore".expandtabs(4))
print(ascii("é\U0001f600\x00'"), repr("\u200b\xad\t\\"), "%a" % "é", sorted("éeéEzÉ"), "ſ".upper(), "ŉ".upper(), "ΌΣΟΣ".lower(), "\N{GREEK SMALL LETTER ALPHA}")
print(string.Template("$who owes $$${amount} $").safe_substitute(who="I", amount=5), string.capwords("the  end-of it"), max("straße", "strasse", key=str.casefold))

# expect:
# | Hi      Ann! 1,234,567 \{{kept}} 3.14 2.0
# ' "STRASSE NA\xcfVE \u0391\u03a3 SS \u0130STANBUL FIN \u01c4 \U0001d518NICODE \U0001f469\u200d\U0001f680 E\u0301 stra\xdfe na\xefve \u03b1\u03c2 \xdf i\u0307stanbul \ufb01n \u01c6 \U0001d518nicode \U0001f469\u200d\U0001f680 e\u0301 strasse na\xefve \u03b1\u03c3 ss i\u0307stanbul fin \u01c6 \U0001d518nicode \U0001f469\u200d\U0001f680 e\u0301 Stra\xdfe Na\xefve \u0391\u03c2 Ss \u0130stanbul Fin \u01c5 \U0001d518nicode \U0001f469\u200d\U0001f680 E\u0301 sTRASS 46 b'\\xcc\\x81e '"
# | ['LATIN SMALL LETTER E WITH ACUTE', 'MATHEMATICAL FRAKTUR CAPITAL U', '?', 'ARABIC-INDIC DIGIT THREE'] é fi1Å True 34 True 0.5
# | a|       abc|42   |+1.23e+04|-0042|ff|%|é|"q'" ****mid*****|   'x'|0b101|-003.142|
# |    é|   3.0   |1e+16|1234.5|-0.0|1|0X00FF|1.23e-05|1.000000e+25|%|{}|nested 2
# | 4ss0 lt '\t\n\x0b\x0c\r !"#$%&'
# | ['A', 'a', 'E', 'l'] ['a', ',', 'b', ';', 'c', ',', '', ',', 'd'] big hello! x world!
# | {'y': '2024', 'm': '05', 'd': None} (5, 7) m 05/2024 <re.Match object; span=(0, 7), match='2024-05'>
# | (['FOO', 4, 12, 9, 'BAR_X', 17, 3], '?!')
# | [('12', '50'), ('7', ''), ('8', '')] ('a', 'bcd', '') 'a\n\nb'
# | -a-b--d- ['a', 'b', 'c', 'd'] a\.b\*\[c\] True [b'na', b've']
# | missing ), unterminated subpattern at position 0 0
# | multiple repeat at position 2 2
# | bad character range z-a at position 1 1
# | invalid group reference 1 at position 1 1
# | bad character in group name '1' at position 4 4
# | look-behind requires fixed-width pattern None
# | nothing to repeat at position 0 0
# | bad escape \p at position 0 0
# | utf-8 b'a\xc3\xa9\xe2\x82\xac' True
# | utf-16-le b'a\x00\xe9\x00\xac ' True
# | latin-1 'latin-1' codec can't encode character '\u20ac' in position 2: ordinal not in range(256)
# | ascii 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)
# | cp1252 b'a\xe9\x80' True
# | utf-7 b'a+AOkgrA-' True
# | idna b'xn--a-bga705v' True
# | punycode b'a-bga705v' True
# | �éx a\xffb b'&#233;&#8364;' b'\\N{LATIN SMALL LETTER E WITH ACUTE}'
# | ['a', 'b', 'c', 'd', 'e'] ····x···· ('a-b', '-', 'c') True axbxc tabs    and more
# | "\xe9\U0001f600\x00'" '\u200b\xad\t\\' '\xe9' ['E', 'e', 'z', 'É', 'é', 'é'] S ʼN όσος α
# | I owes $5 $ The End-of It straße
