# A file that nothing refers to any more is closed: others see all of it.
import os
import subprocess
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "text")

    def write(text, mode="w"):
        open(path, mode).write(text)

    write("one line\n")
    print(os.path.getsize(path), repr(open(path).read()))
    write("and another\n", "a")
    print(os.stat(path).st_size, os.path.exists(path))
    write("third")
    print(subprocess.run(["cat", path], capture_output=True, text=True).stdout)
    write("fourth line")
    os.system("wc -c < " + path + " > " + path + ".count")
    print(open(path + ".count").read().strip())

a = bytearray(b"ab")
try:
    a += a
except BufferError as error:
    print(error)
a.extend(a)
print(a)
e = bytearray()
e += e
print(e)

# expect:
# | 9 'one line\n'
# | 21 True
# | third
# | 11
# | Existing exports of data: object cannot be re-sized
# | bytearray(b'abab')
# | bytearray(b'')
