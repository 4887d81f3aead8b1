print("\a\b\f\n\r\t\v\\\'\"\0\x41\101\u00e9\U0001f600\N{BULLET}".encode("unicode_escape"), "\
joined", r"raw\n\'", len(r"\""), 'a\
b')
print(repr("\x00\x01\x1f\x7f\x80\x9f\xa0\xad\xff\u0100\u200b\u2028\ud800\ue000\uffff\U00010000\U000e0001\U0010ffff"))
print(repr("'"), repr('"'), repr("'\""), repr("\\"), repr("\n"), repr("a'b\"c\\d"), repr(b"\x00'\"\n\xff"), repr(bytearray(b"'x'")))
for src in (r'"\x4"', r'"\u12"', r'"\U00110000"', r'"\N{nope}"', r'"\N"', r'b"\x4"', 'b"é"', '"abc', "'''abc", '"\\', r'"\N{}"'):
    try:
        print(repr(eval(src)))
    except SyntaxError as e:
        print(src, "->", e.msg)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(repr(eval(r'"\d\q\400"')), [str(w.message) for w in caught], [w.category.__name__ for w in caught])

# expect:
# | b'\\x07\\x08\\x0c\\n\\r\\t\\x0b\\\\\'"\\x00AA\\xe9\\U0001f600\\u2022' joined raw\n\' 2 ab
# | '\x00\x01\x1f\x7f\x80\x9f\xa0\xadÿĀ\u200b\u2028\ud800\ue000\uffff𐀀\U000e0001\U0010ffff'
# | "'" '"' '\'"' '\\' '\n' 'a\'b"c\\d' b'\x00\'"\n\xff' bytearray(b"\'x\'")
# | "\x4" -> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
# | "\u12" -> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
# | "\U00110000" -> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character
# | "\N{nope}" -> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name
# | "\N" -> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
# | b"\x4" -> (value error) invalid \x escape at position 0
# | b"é" -> bytes can only contain ASCII literal characters
# | "abc -> unterminated string literal (detected at line 1)
# | '''abc -> unterminated triple-quoted string literal (detected at line 1)
# | "\ -> unterminated string literal (detected at line 1)
# | "\N{}" -> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape
# | '\\d\\qĀ' ["invalid escape sequence '\\d'"] ['DeprecationWarning']
