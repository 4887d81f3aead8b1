import io
import sys
print()
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="", end="")
print(None, sep=None, end=None)
print(*"abc", sep=", ")
buf = io.StringIO()
print("to buffer", 5, file=buf)
print(repr(buf.getvalue()))
for bad in (dict(sep=5), dict(end=5), dict(foo=1), dict(file=5)):
    try:
        print("x", **bad)
    except Exception as e:
        print(type(e).__name__, e)


class Loud:
    def __str__(self):
        return "loud"

    def __repr__(self):
        return "LOUD"


class W:
    def write(self, s):
        sys.stdout.write(f"<{s!r}>")


print(Loud(), [Loud()], (Loud(),), {Loud(): Loud()}, sep=" | ")
print("x", 1, file=W())
print("\ny", end="\n", flush=True)

# expect:
# |
# | 1-2-3!
# | abNone
# | a, b, c
# | 'to buffer 5\n'
# | TypeError sep must be None or a string, not int
# | TypeError end must be None or a string, not int
# | TypeError 'foo' is an invalid keyword argument for print()
# | AttributeError 'int' object has no attribute 'write'
# | loud | [LOUD] | (LOUD,) | {LOUD: LOUD}
# | <'x'><' '><'1'><'\n'>
# | y
