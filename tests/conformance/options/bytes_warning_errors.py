# flags: -bb
# Every comparison with text or an int, and every str() of bytes, is an error; what compares bytes with bytes is not.
import sys
import warnings


def attempt(name, action):
    try:
        print(name, action())
    except BytesWarning as error:
        print(name, "BytesWarning:", error)


print(sys.flags.bytes_warning, sys.warnoptions)
attempt("str", lambda: str(b"x"))
attempt("str of bytearray", lambda: str(bytearray(b"x")))
attempt("percent", lambda: "%s" % b"x")
attempt("format", lambda: f"{b'x'}")
attempt("repr", lambda: f"{b'x'!r}")
attempt("decode", lambda: str(b"x", "ascii"))
attempt("equal", lambda: b"a" == "a")
attempt("unequal", lambda: "a" != b"a")
attempt("int", lambda: b"a" == 97)
attempt("bool", lambda: True == b"a")
attempt("bytearray", lambda: bytearray(b"a") == "a")
attempt("bytearray and int", lambda: bytearray(b"a") == 97)
attempt("float", lambda: b"a" == 1.5)
attempt("same", lambda: b"a" == bytearray(b"a"))
attempt("none", lambda: b"a" == None)
attempt("in a list", lambda: "a" in [b"a"])
attempt("a tuple", lambda: (1, "a") == (1, b"a"))


def loop():
    seen = 0
    values = [b"a"] * 300 + ["a"]
    for v in values:
        if v == b"a":
            seen += 1
    return seen


attempt("a hot loop", loop)


def hot_text():
    n = 0
    for i in range(500):
        try:
            n += b"a" == "a"
        except BytesWarning:
            n += 2
    return n


attempt("caught in a hot loop", hot_text)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    attempt("ignored", lambda: (str(b"x"), b"a" == "a"))

# expect:
# | 2 ['error::BytesWarning']
# | str BytesWarning: str() on a bytes instance
# | str of bytearray BytesWarning: str() on a bytearray instance
# | percent BytesWarning: str() on a bytes instance
# | format BytesWarning: str() on a bytes instance
# | repr b'x'
# | decode x
# | equal BytesWarning: Comparison between bytes and string
# | unequal BytesWarning: Comparison between bytes and string
# | int BytesWarning: Comparison between bytes and int
# | bool BytesWarning: Comparison between bytes and int
# | bytearray BytesWarning: Comparison between bytearray and string
# | bytearray and int False
# | float False
# | same True
# | none False
# | in a list BytesWarning: Comparison between bytes and string
# | a tuple BytesWarning: Comparison between bytes and string
# | a hot loop BytesWarning: Comparison between bytes and string
# | caught in a hot loop 1000
# | ignored ("b'x'", False)
