import codecs
import io
print(codecs.encode("é", "utf-8"), codecs.decode(b"\xc3\xa9", "utf-8"), codecs.lookup("LATIN1").name, codecs.encode(b"ab", "hex"), codecs.decode("6162", "hex") if False else codecs.decode(b"6162", "hex"), codecs.BOM_UTF8, codecs.encode("hello", "rot_13"), codecs.encode(b"x" * 5, "base64"), codecs.escape_decode(b"a\\n")[0])
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "é€😀".encode()], d.getstate())
e = codecs.getincrementalencoder("utf-16")()
print(e.encode("a"), e.encode("b"))
try:
    d.decode(b"\xe2", True)
except UnicodeDecodeError as x:
    print(x)
codecs.register_error("mine", lambda e: ("<%s>" % e.object[e.start:e.end], e.end))
print("aéb€".encode("cp1252", "mine"), codecs.lookup_error("strict") is not None)
codecs.register_error("bad", lambda e: 5)
for f in (lambda: "é".encode("ascii", "bad"), lambda: codecs.lookup("nope"), lambda: codecs.lookup_error("nope"), lambda: codecs.register_error("x", 5), lambda: codecs.encode("a", "hex"), lambda: codecs.decode("a", "utf-8"), lambda: "a".encode("hex"), lambda: b"a".decode("rot13"), lambda: codecs.encode(5, "utf-8"), lambda: codecs.charmap_encode("z", "strict", {97: 98})):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
codecs.register(lambda name: codecs.lookup("utf-8") if name == "mycodec" else None)
print("é".encode("mycodec"), codecs.charmap_decode(b"ab", "strict", "xyz" * 40)[0], codecs.charmap_encode("ab", "strict", {97: b"Q", 98: 66}))
w = codecs.getwriter("utf-8")(b := io.BytesIO())
w.write("é\n")
print(b.getvalue(), codecs.getreader("utf-8")(io.BytesIO(b"a\nb")).readlines(), codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8").__next__(), codecs.StreamReaderWriter.__name__)
for name in ("utf-8", "utf8", "UTF_8", "u8", "cp65001", "latin_1", "8859", "ascii", "646", "utf-16-be", "utf-32", "cp437", "mac_roman", "big5", "gbk", "shift_jis", "euc_kr", "iso2022_jp", "idna"):
    try:
        print(name, codecs.lookup(name).name, "aé中".encode(name, "replace"))
    except Exception as x:
        print(name, type(x).__name__, x)

# expect:
# | b'\xc3\xa9' é iso8859-1 b'6162' b'ab' b'\xef\xbb\xbf' uryyb b'eHh4eHg=\n' b'a\n'
# | ['', 'é', '', '', '€', '', '', '', '😀'] (b'', 0)
# | b'\xff\xfea\x00' b'b\x00'
# | 'utf-8' codec can't decode byte 0xe2 in position 0: unexpected end of data
# | b'a\xe9b\x80' True
# | TypeError encoding error handler must return (str/bytes, int) tuple
# | LookupError unknown encoding: nope
# | LookupError unknown error handler name 'nope'
# | TypeError handler must be callable
# | TypeError encoding with 'hex' codec failed (TypeError: a bytes-like object is required, not 'str')
# | TypeError decoding with 'utf-8' codec failed (TypeError: a bytes-like object is required, not 'str')
# | LookupError 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs
# | LookupError 'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs
# | TypeError encoding with 'utf-8' codec failed (TypeError: utf_8_encode() argument 1 must be str, not int)
# | UnicodeEncodeError 'charmap' codec can't encode character '\x7a' in position 0: character maps to <undefined>
# | b'\xc3\xa9' yz (b'QB', 2)
# | b'\xc3\xa9\n' ['a\n', 'b'] é StreamReaderWriter
# | utf-8 utf-8 b'a\xc3\xa9\xe4\xb8\xad'
# | utf8 utf-8 b'a\xc3\xa9\xe4\xb8\xad'
# | UTF_8 utf-8 b'a\xc3\xa9\xe4\xb8\xad'
# | u8 utf-8 b'a\xc3\xa9\xe4\xb8\xad'
# | cp65001 utf-8 b'a\xc3\xa9\xe4\xb8\xad'
# | latin_1 iso8859-1 b'a\xe9?'
# | 8859 iso8859-1 b'a\xe9?'
# | ascii ascii b'a??'
# | 646 ascii b'a??'
# | utf-16-be utf-16-be b'\x00a\x00\xe9N-'
# | utf-32 utf-32 b'\xff\xfe\x00\x00a\x00\x00\x00\xe9\x00\x00\x00-N\x00\x00'
# | cp437 cp437 b'a\x82?'
# | mac_roman mac-roman b'a\x8e?'
# | big5 big5 b'a?\xa4\xa4'
# | gbk gbk b'a\xa8\xa6\xd6\xd0'
# | shift_jis shift_jis b'a?\x92\x86'
# | euc_kr euc_kr b'a?\xf1\xe9'
# | iso2022_jp iso2022_jp b'a?\x1b$BCf\x1b(B'
# | idna UnicodeError encoding with 'idna' codec failed (UnicodeError: unsupported error handling replace)
