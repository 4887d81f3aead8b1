import io
import os
import tempfile
p = tempfile.mktemp()
with open(p, "wb") as f:
    f.write("line one\nsecond é€😀\r\nthird\rfourth\n\nlast".encode())
for nl in (None, "", "\n"):
    with open(p, encoding="utf-8", newline=nl) as f:
        print(repr(nl), [ascii(l) for l in f], f.newlines)
with open(p, encoding="utf-8") as f:
    print(f.read(12), f.tell() > 0, ascii(f.read(5)), ascii(f.readline()))
    pos = f.tell()
    a = f.readline()
    f.seek(pos)
    print(a == f.readline(), f.seek(0, 2) > 0, repr(f.read()), f.seek(0), f.read(4))
with open(p, encoding="latin-1") as f:
    print(ascii(f.read()[:20]))
with open(p, encoding="ascii", errors="ignore") as f:
    print(f.readlines()[1])
try:
    open(p, encoding="ascii").read()
except UnicodeDecodeError as e:
    print(e)
with open(p, "w", encoding="ascii", errors="backslashreplace") as f:
    f.write("aé\n")
    f.reconfigure(line_buffering=True)
    print(f.line_buffering, f.errors)
with open(p, "rb+") as f:
    print(f.read(), f.seek(1), f.write(b"XY"), f.tell(), f.truncate(), f.seek(0), f.read(), f.peek() if hasattr(f, "peek") else "")
with open(p, "wb", buffering=4) as f:
    print(f.write(b"0123456789"), os.path.getsize(p) >= 0, f.flush(), os.path.getsize(p))
with open(p, "rb") as f:
    b = bytearray(4)
    print(f.readinto(b), b, f.read1(2), f.read(100), f.read(1), f.readline())
fd = os.open(p, os.O_RDONLY)
with os.fdopen(fd) as f:
    print(f.read(3), f.fileno() == fd, f.name == fd)
print(io.open is open, os.remove(p), io.DEFAULT_BUFFER_SIZE, issubclass(io.BytesIO, io.BufferedIOBase), io.SEEK_END)
class Raw(io.RawIOBase):
    def __init__(self): self.data = [b"abc\n", b"de", b"", b"", b""]
    def readable(self): return True
    def readinto(self, b):
        d = self.data.pop(0)
        b[:len(d)] = d
        return len(d)
print(io.BufferedReader(Raw()).read(), io.TextIOWrapper(io.BufferedReader(Raw())).readlines(), Raw().read(3), Raw().readline())

# expect:
# | None ["'line one\\n'", "'second \\xe9\\u20ac\\U0001f600\\n'", "'third\\n'", "'fourth\\n'", "'\\n'", "'last'"] ('\r', '\n', '\r\n')
# | '' ["'line one\\n'", "'second \\xe9\\u20ac\\U0001f600\\r\\n'", "'third\\r'", "'fourth\\n'", "'\\n'", "'last'"] ('\r', '\n', '\r\n')
# | '\n' ["'line one\\n'", "'second \\xe9\\u20ac\\U0001f600\\r\\n'", "'third\\rfourth\\n'", "'\\n'", "'last'"] None
# | line one
# | sec True 'ond \xe9' '\u20ac\U0001f600\n'
# | True True '' 0 line
# | 'line one\nsecond \xc3\xa9\xe2\x82'
# ' 'second '
# |
# | 'ascii' codec can't decode byte 0xc3 in position 16: ordinal not in range(128)
# | True backslashreplace
# | b'a\\xe9\n' 1 2 3 3 0 b'aXY' b''
# | 10 True None 10
# | 4 bytearray(b'0123') b'45' b'6789' b'' b''
# | 012 True True
# | True None 8192 True 2
# | b'abc\nde' ['abc\n', 'de'] b'abc\n' b'abc\n'
