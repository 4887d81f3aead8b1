def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for data in (b"abc", b"\xc3\xa9", b"\xff", b"a\xc3", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xc0\x80", b"\xe2\x82x", b"\xf5\x80\x80\x80", b"\x80abc", b"\xef\xbb\xbfx"):
    show(data.decode)
    for errors in ("ignore", "replace", "backslashreplace", "surrogateescape"):
        print("  ", errors, ascii(data.decode("utf-8", errors)))
show(b"\xff\xfea\x00".decode, "utf-16")
show(b"a\x00b".decode, "utf-16-le")
show(b"\x00\xd8".decode, "utf-16-le")
show(b"\x00\x00\x11\x00".decode, "utf-32-le")
show(b"\xef\xbb\xbfx".decode, "utf-8-sig")
show(b"\xff".decode, "ascii")
show(b"\xff".decode, "latin-1")
show(b"\x81".decode, "cp1252")
show(b"\\u20ac\\n\\x41".decode, "unicode_escape")
show(b"\\x4".decode, "unicode_escape")
show(b"abc".decode, "nosuch")
show(b"abc".decode, "hex")
show(str, b"abc", "ascii")
show(str, b"\xff", "ascii", "replace")
show(str, b"abc")
show(str, "abc", "utf-8")
show(str, 5, "utf-8")
show(bytes, "abc")
show(bytes, "é", "utf-8")
show(str, memoryview(b"xyz"), "utf-8")
show(str, object=b"abc", errors="strict")
try:
    b"ab\xffcd".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try:
    "ab\u1234".encode("latin1")
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason)

# expect:
# | 'abc'
# |    ignore 'abc'
# |    replace 'abc'
# |    backslashreplace 'abc'
# |    surrogateescape 'abc'
# | 'é'
# |    ignore '\xe9'
# |    replace '\xe9'
# |    backslashreplace '\xe9'
# |    surrogateescape '\xe9'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# |    ignore ''
# |    replace '\ufffd'
# |    backslashreplace '\\xff'
# |    surrogateescape '\udcff'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data
# |    ignore 'a'
# |    replace 'a\ufffd'
# |    backslashreplace 'a\\xc3'
# |    surrogateescape 'a\udcc3'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# |    ignore ''
# |    replace '\ufffd\ufffd\ufffd'
# |    backslashreplace '\\xed\\xa0\\x80'
# |    surrogateescape '\udced\udca0\udc80'
# | '😀'
# |    ignore '\U0001f600'
# |    replace '\U0001f600'
# |    backslashreplace '\U0001f600'
# |    surrogateescape '\U0001f600'
# | UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data
# |    ignore ''
# |    replace '\ufffd'
# |    backslashreplace '\\xf0\\x9f\\x98'
# |    surrogateescape '\udcf0\udc9f\udc98'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
# |    ignore ''
# |    replace '\ufffd\ufffd'
# |    backslashreplace '\\xc0\\x80'
# |    surrogateescape '\udcc0\udc80'
# | UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte
# |    ignore 'x'
# |    replace '\ufffdx'
# |    backslashreplace '\\xe2\\x82x'
# |    surrogateescape '\udce2\udc82x'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte
# |    ignore ''
# |    replace '\ufffd\ufffd\ufffd\ufffd'
# |    backslashreplace '\\xf5\\x80\\x80\\x80'
# |    surrogateescape '\udcf5\udc80\udc80\udc80'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte
# |    ignore 'abc'
# |    replace '\ufffdabc'
# |    backslashreplace '\\x80abc'
# |    surrogateescape '\udc80abc'
# | '\ufeffx'
# |    ignore '\ufeffx'
# |    replace '\ufeffx'
# |    backslashreplace '\ufeffx'
# |    surrogateescape '\ufeffx'
# | 'a'
# | UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data
# | UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data
# | UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)
# | 'x'
# | UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
# | 'ÿ'
# | UnicodeDecodeError: 'charmap' codec can't decode byte 0x81 in position 0: character maps to <undefined>
# | '€\nA'
# | UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
# | LookupError: unknown encoding: nosuch
# | LookupError: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
# | 'abc'
# | '�'
# | "b'abc'"
# | TypeError: decoding str is not supported
# | TypeError: decoding to str: need a bytes-like object, int found
# | TypeError: string argument without an encoding
# | b'\xc3\xa9'
# | 'xyz'
# | 'abc'
# | utf-8 b'ab\xffcd' 2 3 invalid start byte ('utf-8', b'ab\xffcd', 2, 3, 'invalid start byte')
# | latin-1 'ab\u1234' 2 3 ordinal not in range(256)
