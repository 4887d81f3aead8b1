for s in ("hello", "HELLO", "Hello World", "ß", "ŉ", "ǆ", "İ", "ı", "ﬁ", "ΑΣ", "ΌΣΟΣ Σ", "éÀ", "123", "", "they're bill's", "ǅ", "x1y", "ᾳ", "𐐀𐐨"):
    print(ascii(s), *(ascii(getattr(s, m)()) for m in ("upper", "lower", "title", "capitalize", "swapcase", "casefold")))
    print("   ", s.isupper(), s.islower(), s.istitle())

# expect:
# | 'hello' 'HELLO' 'hello' 'Hello' 'Hello' 'HELLO' 'hello'
# |     False True False
# | 'HELLO' 'HELLO' 'hello' 'Hello' 'Hello' 'hello' 'hello'
# |     True False False
# | 'Hello World' 'HELLO WORLD' 'hello world' 'Hello World' 'Hello world' 'hELLO wORLD' 'hello world'
# |     False False True
# | '\xdf' 'SS' '\xdf' 'Ss' 'Ss' 'SS' 'ss'
# |     False True False
# | '\u0149' '\u02bcN' '\u0149' '\u02bcN' '\u02bcN' '\u02bcN' '\u02bcn'
# |     False True False
# | '\u01c6' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c4' '\u01c6'
# |     False True False
# | '\u0130' '\u0130' 'i\u0307' '\u0130' '\u0130' 'i\u0307' 'i\u0307'
# |     True False True
# | '\u0131' 'I' '\u0131' 'I' 'I' 'I' '\u0131'
# |     False True False
# | '\ufb01' 'FI' '\ufb01' 'Fi' 'Fi' 'FI' 'fi'
# |     False True False
# | '\u0391\u03a3' '\u0391\u03a3' '\u03b1\u03c2' '\u0391\u03c2' '\u0391\u03c2' '\u03b1\u03c2' '\u03b1\u03c3'
# |     True False False
# | '\u038c\u03a3\u039f\u03a3 \u03a3' '\u038c\u03a3\u039f\u03a3 \u03a3' '\u03cc\u03c3\u03bf\u03c2 \u03c3' '\u038c\u03c3\u03bf\u03c2 \u03a3' '\u038c\u03c3\u03bf\u03c2 \u03c3' '\u03cc\u03c3\u03bf\u03c2 \u03c3' '\u03cc\u03c3\u03bf\u03c3 \u03c3'
# |     True False False
# | '\xe9\xc0' '\xc9\xc0' '\xe9\xe0' '\xc9\xe0' '\xc9\xe0' '\xc9\xe0' '\xe9\xe0'
# |     False False False
# | '123' '123' '123' '123' '123' '123' '123'
# |     False False False
# | '' '' '' '' '' '' ''
# |     False False False
# | "they're bill's" "THEY'RE BILL'S" "they're bill's" "They'Re Bill'S" "They're bill's" "THEY'RE BILL'S" "they're bill's"
# |     False True False
# | '\u01c5' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c5' '\u01c6'
# |     False False True
# | 'x1y' 'X1Y' 'x1y' 'X1Y' 'X1y' 'X1Y' 'x1y'
# |     False True False
# | '\u1fb3' '\u0391\u0399' '\u1fb3' '\u1fbc' '\u1fbc' '\u0391\u0399' '\u03b1\u03b9'
# |     False True False
# | '\U00010400\U00010428' '\U00010400\U00010400' '\U00010428\U00010428' '\U00010400\U00010428' '\U00010400\U00010428' '\U00010428\U00010400' '\U00010428\U00010428'
# |     False False True
