import unicodedata as u
for c in "aÉ€½٣五ǅ\u0301\xad\u200bﬁ가😀\u2028":
    print(ascii(c), u.name(c, "none"), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), ascii(u.decomposition(c)))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(u.normalize(form, s)) for s in ("é", "e\u0301", "ﬁ", "Å", "가", "ẛ̣", "①")], u.is_normalized(form, "é"))
print(u.lookup("SNOWMAN"), u.unidata_version)
for f in (lambda: u.name("\x00"), lambda: u.lookup("NOPE"), lambda: u.numeric("a"), lambda: u.digit("½"), lambda: u.normalize("X", "a"), lambda: u.name("ab"), lambda: u.category(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | 'a' LATIN SMALL LETTER A Ll L 0 Na 0 None None None ''
# | '\xc9' LATIN CAPITAL LETTER E WITH ACUTE Lu L 0 N 0 None None None '0045 0301'
# | '\u20ac' EURO SIGN Sc ET 0 A 0 None None None ''
# | '\xbd' VULGAR FRACTION ONE HALF No ON 0 A 0 None None 0.5 '<fraction> 0031 2044 0032'
# | '\u0663' ARABIC-INDIC DIGIT THREE Nd AN 0 N 0 3 3 3.0 ''
# | '\u4e94' CJK UNIFIED IDEOGRAPH-4E94 Lo L 0 W 0 None None 5.0 ''
# | '\u01c5' LATIN CAPITAL LETTER D WITH SMALL LETTER Z WITH CARON Lt L 0 N 0 None None None '<compat> 0044 017E'
# | '\u0301' COMBINING ACUTE ACCENT Mn NSM 230 A 0 None None None ''
# | '\xad' SOFT HYPHEN Cf BN 0 A 0 None None None ''
# | '\u200b' ZERO WIDTH SPACE Cf BN 0 N 0 None None None ''
# | '\ufb01' LATIN SMALL LIGATURE FI Ll L 0 N 0 None None None '<compat> 0066 0069'
# | '\uac00' HANGUL SYLLABLE GA Lo L 0 W 0 None None None ''
# | '\U0001f600' GRINNING FACE So ON 0 W 0 None None None ''
# | '\u2028' LINE SEPARATOR Zl WS 0 N 0 None None None ''
# | NFC ["'\\xe9'", "'\\xe9'", "'\\ufb01'", "'\\xc5'", "'\\uac00'", "'\\u1e9b\\u0323'", "'\\u2460'"] True
# | NFD ["'e\\u0301'", "'e\\u0301'", "'\\ufb01'", "'A\\u030a'", "'\\u1100\\u1161'", "'\\u017f\\u0323\\u0307'", "'\\u2460'"] False
# | NFKC ["'\\xe9'", "'\\xe9'", "'fi'", "'\\xc5'", "'\\uac00'", "'\\u1e69'", "'1'"] True
# | NFKD ["'e\\u0301'", "'e\\u0301'", "'fi'", "'A\\u030a'", "'\\u1100\\u1161'", "'s\\u0323\\u0307'", "'1'"] False
# | ☃ 14.0.0
# | ValueError no such name
# | KeyError "undefined character name 'NOPE'"
# | ValueError not a numeric character
# | ValueError not a digit
# | ValueError invalid normalization form
# | TypeError name() argument 1 must be a unicode character, not str
# | TypeError category() argument must be a unicode character, not int
