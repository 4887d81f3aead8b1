# print() writes each argument before it makes the text of the next.
import sys


class Loud:
    def __str__(self):
        print("inside")
        return "loud"


class Broken:
    def __str__(self):
        raise ValueError("no text")


print("a", Loud(), "b", 1, Loud(), sep="-")
for arguments in (("first", 2, Broken(), 3), (Broken(),), ("x", [int], 10 ** 5000), (1.5, None, True, Broken())):
    try:
        print(*arguments[:1], *arguments[1:])
    except ValueError as e:
        print("|", type(e).__name__)
print()
print(end="")
print("", "", sep="+", end="!\n")
print(Loud())
print(1, [2], (3,), {4: 5}, sep="", end="")
print("", file=sys.stdout)

# expect:
# | a-inside
# | loud-b-1-inside
# | loud
# | first 2 | ValueError
# | | ValueError
# | x [<class 'int'>] | ValueError
# | 1.5 None True | ValueError
# |
# | +!
# | inside
# | loud
# | 1[2](3,){4: 5}
