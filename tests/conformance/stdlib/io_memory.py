import io
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

s = io.StringIO("line1\nline2\r\nline3")
print(repr(s.readline()), repr(s.read(3)), s.tell(), repr(s.read()), repr(s.read()), s.seek(0), list(s), s.getvalue() == "line1\nline2\r\nline3")
s = io.StringIO()
print(s.write("héllo"), s.write(""), s.tell(), s.seek(1), s.write("X"), s.getvalue(), s.truncate(3), s.getvalue(), s.seek(0, 2), s.writelines(["a", "b"]), s.getvalue(), s.seek(10), s.write("z"), repr(s.getvalue()))
print(repr(io.StringIO("a\r\nb\rc", newline=None).read()), repr(io.StringIO("a\r\nb", newline="").readline()), repr(io.StringIO("a\nb", newline="\r\n").getvalue()), s.readable(), s.writable(), s.seekable(), s.closed, s.line_buffering, s.isatty())
b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.readline(), b.readlines(), b.seek(-2, 2), b.read1(), b.getvalue(), b.seek(0), b.readinto(x := bytearray(4)), x, b.write(b"ZZ"), b.getvalue(), b.getbuffer().nbytes, b.truncate(2), b.getvalue(), b.tell())
for f in (lambda: s.write(5), lambda: s.write(b"x"), lambda: b.write("x"), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: b.seek(-1), lambda: b.read("a"), lambda: io.StringIO(5), lambda: io.BytesIO("a"), lambda: s.fileno(), lambda: io.StringIO("a", newline="x"), lambda: s.truncate(-1), lambda: b.seek(0, 9), lambda: s.detach()):
    show(f)
s.close()
for f in (s.read, s.getvalue, s.tell, lambda: next(s), lambda: s.closed):
    show(f)
w = io.TextIOWrapper(raw := io.BytesIO(), encoding="utf-8", newline="\r\n", write_through=True)
w.write("é\n"); w.flush()
print(raw.getvalue(), w.encoding, w.errors, w.newlines, w.name if hasattr(w, "name") else "no name")
r = io.TextIOWrapper(io.BytesIO("a\r\nb\nc\rd€".encode()), encoding="utf-8")
print([*r], r.newlines, io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="ascii", errors="replace").read(), io.BufferedReader(io.BytesIO(b"abcdef"), 3).peek(1)[:1], io.BufferedRWPair(io.BytesIO(b"r"), io.BytesIO()).read())
show(io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="utf-8").read)

# expect:
# | 'line1\n' 'lin' 9 'e2\r\nline3' '' 0 ['line1\n', 'line2\r\n', 'line3'] True
# | 5 0 5 1 1 hXllo 3 hXl 3 None hXlab 10 1 'hXlab\x00\x00\x00\x00\x00z'
# | 'a\nb\nc' 'a\r\n' 'a\r\nb' True True True False False False
# | b'ab' b'c\n' [b'def'] 5 b'ef' b'abc\ndef' 0 4 bytearray(b'abc\n') 2 b'abc\nZZf' 7 2 b'ab' 6
# | TypeError: string argument expected, got 'int'
# | TypeError: string argument expected, got 'bytes'
# | TypeError: a bytes-like object is required, not 'str'
# | ValueError: Negative seek position -1
# | OSError: Can't do nonzero cur-relative seeks
# | ValueError: negative seek value -1
# | TypeError: argument should be integer or None, not 'str'
# | TypeError: initial_value must be str or None, not int
# | TypeError: a bytes-like object is required, not 'str'
# | UnsupportedOperation: fileno
# | ValueError: illegal newline value: 'x'
# | ValueError: Negative size value -1
# | ValueError: invalid whence (9, should be 0, 1 or 2)
# | UnsupportedOperation: detach
# | ValueError: I/O operation on closed file
# | ValueError: I/O operation on closed file
# | ValueError: I/O operation on closed file
# | ValueError: I/O operation on closed file
# | True
# | b'\xc3\xa9\r\n' utf-8 strict None no name
# | ['a\n', 'b\n', 'c\n', 'd€'] ('\r', '\n', '\r\n') � b'a' b'r'
# | UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
