s = ""
for i in range(2000):
    s += chr(65 + i % 26)
print(len(s), s[:30], s[-5:])
t = s
s += "é"
print(len(s), len(t), s[-2:], t[-2:])
for i in range(300):
    s = s + "😀" if i % 100 == 0 else s + "."
print(len(s), s.count("😀"), s.find("😀"))
u = b""
for i in range(500):
    u += bytes([i % 256])
print(len(u), u[255:258])
x = "a"
y = x
x += "b"
print(x, y)


def build(n):
    out = ""
    keep = []
    for i in range(n):
        out += str(i)
        if i % 5 == 0:
            keep.append(out)
    return keep


print(build(20))
print("abc" "def", "a" + "b" * 2 + "c", ("x" * 3 + "-") * 2)

# expect:
# | 2000 ABCDEFGHIJKLMNOPQRSTUVWXYZABCD TUVWX
# | 2001 2000 Xé WX
# | 2301 3 2001
# | 500 b'\xff\x00\x01'
# | ab a
# | ['0', '012345', '012345678910', '0123456789101112131415']
# | abcdef abbc xxx-xxx-
