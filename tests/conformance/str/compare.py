words = ["", "a", "b", "ab", "A", "é", "z", "€", "😀", "\uffff", "aa", "a\0"]
print([ascii(w) for w in sorted(words)])
for a in words:
    print(ascii(a), "".join("<" if a < b else "=" if a == b else ">" for b in words))
print("a" == b"a", "a" != 1, "abc" == "abc", "a" is "a", "abc" < "abd", "abc" <= "abc", "Z" < "a", "a" "b" == "ab")
for op in (lambda: "a" < 1, lambda: "a" < b"a", lambda: "a" >= None):
    try:
        print(op())
    except TypeError as e:
        print(e)
print(hash("abc") == hash("ab" + "c"), {"a": 1}["a"], hash("é") == hash("\xe9"), "é" == "e\u0301", len("é"), len("e\u0301"))

# expect:
# | ["''", "'A'", "'a'", "'a\\x00'", "'aa'", "'ab'", "'b'", "'z'", "'\\xe9'", "'\\u20ac'", "'\\uffff'", "'\\U0001f600'"]
# | '' =<<<<<<<<<<<
# | 'a' >=<<><<<<<<<
# | 'b' >>=>><<<<<>>
# | 'ab' >><=><<<<<>>
# | 'A' ><<<=<<<<<<<
# | '\xe9' >>>>>=><<<>>
# | 'z' >>>>><=<<<>>
# | '\u20ac' >>>>>>>=<<>>
# | '\U0001f600' >>>>>>>>=>>>
# | '\uffff' >>>>>>>><=>>
# | 'aa' >><<><<<<<=>
# | 'a\x00' >><<><<<<<<=
# | False True True True True True True True
# | '<' not supported between instances of 'str' and 'int'
# | '<' not supported between instances of 'str' and 'bytes'
# | '>=' not supported between instances of 'str' and 'NoneType'
# | True 1 True False 1 2
