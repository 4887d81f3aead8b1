import io
import os
import tempfile
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

folder = tempfile.mkdtemp()
path = os.path.join(folder, "f.txt")
with open(path, "w") as f:
    print(f.write("one\ntwo\n"), f.tell(), f.name == path, f.mode, f.encoding, f.closed, type(f).__name__, type(f.buffer).__name__, type(f.buffer.raw).__name__)
    print("three", file=f)
with open(path) as f:
    print(f.readline(), f.readlines(), repr(f.read()), f.seek(0), f.read(5), f.tell(), next(f) if False else "")
with open(path, "rb") as f:
    print(f.read(3), f.tell(), f.seek(-6, 2), f.read(), f.readinto(bytearray(2)), type(f).__name__)
with open(path, "r+b", buffering=0) as f:
    print(f.write(b"ONE"), f.seek(0), f.read(5), type(f).__name__, f.readall())
with open(path, "a+") as f:
    f.write("four"); f.seek(0)
    print(f.read().split("\n"))
with open(path, "x" if not os.path.exists(path) else "r") as f:
    print(sum(1 for _ in f), f.isatty(), f.fileno() > 2, f.readable(), f.writable())
for f in (lambda: open(path, "x"), lambda: open(os.path.join(folder, "nope")), lambda: open(folder), lambda: open(path, "q"), lambda: open(path, "rw"), lambda: open(path, "rb", encoding="utf-8"), lambda: open(path, "r", buffering=0), lambda: open(""), lambda: open(path, ""), lambda: open(None), lambda: open(path, "rbt"), lambda: open(path, "w", encoding="nosuch"), lambda: open(path, newline="x"), lambda: open(path, "rb", newline=""), lambda: open(-1), lambda: open("a\0b"), lambda: open(path, "r+", errors="nosuch").read() is None):
    try:
        f()
        print("opened")
    except Exception as e:
        print(type(e).__name__, str(e).replace(folder, "DIR"))
f = open(path)
f.close(); f.close()
for g in (f.read, f.readline, lambda: f.write("x"), lambda: next(f), f.fileno, f.__enter__):
    show(g)
with open(path) as f:
    show(f.write, "x")
with open(path, "wb") as f:
    show(f.write, "x")
    show(f.read)
    f.write(b"a\r\nb\rc\n")
for nl in (None, "", "\n", "\r", "\r\n"):
    print(repr(nl), open(path, newline=nl).readlines())
os.remove(path); os.rmdir(folder)

# expect:
# | 8 8 True w UTF-8 False TextIOWrapper BufferedWriter FileIO
# | one
# |  ['two\n', 'three\n'] '' 0 one
# ' 't 5 '
# | b'one' 3 8 b'three\n' 0 BufferedReader
# | 3 0 b'ONE\nt' FileIO b'wo\nthree\n'
# | ['ONE', 'two', 'three', 'four']
# | 4 False True True False
# | FileExistsError [Errno 17] File exists: 'DIR/f.txt'
# | FileNotFoundError [Errno 2] No such file or directory: 'DIR/nope'
# | IsADirectoryError [Errno 21] Is a directory: 'DIR'
# | ValueError invalid mode: 'q'
# | ValueError must have exactly one of create/read/write/append mode
# | ValueError binary mode doesn't take an encoding argument
# | ValueError can't have unbuffered text I/O
# | FileNotFoundError [Errno 2] No such file or directory: ''
# | ValueError Must have exactly one of create/read/write/append mode and at most one plus
# | TypeError expected str, bytes or os.PathLike object, not NoneType
# | ValueError can't have text and binary mode at once
# | LookupError unknown encoding: nosuch
# | ValueError illegal newline value: x
# | ValueError binary mode doesn't take a newline argument
# | ValueError negative file descriptor
# | ValueError embedded null byte
# | opened
# | ValueError: I/O operation on closed file.
# | ValueError: I/O operation on closed file.
# | ValueError: I/O operation on closed file.
# | ValueError: I/O operation on closed file.
# | ValueError: I/O operation on closed file
# | ValueError: I/O operation on closed file.
# | UnsupportedOperation: not writable
# | TypeError: a bytes-like object is required, not 'str'
# | UnsupportedOperation: read
# | None ['a\n', 'b\n', 'c\n']
# | '' ['a\r\n', 'b\r', 'c\n']
# | '\n' ['a\r\n', 'b\rc\n']
# | '\r' ['a\r', '\nb\r', 'c\n']
# | '\r\n' ['a\r\n', 'b\rc\n']
