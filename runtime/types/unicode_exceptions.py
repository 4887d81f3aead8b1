#!/usr/bin/python3.11
"""Writes unicode_exceptions.inc: where CPython 3.11 (Unicode 14) differs from what unicode.cpp computes from utf8proc.

Run: /usr/bin/python3.11 runtime/types/unicode_exceptions.py > runtime/types/unicode_exceptions.inc
"""
import ctypes
import unicodedata

lib = ctypes.CDLL("libutf8proc.so.2")
lib.utf8proc_category_string.restype = ctypes.c_char_p
MAX = 0x110000
cat15 = [lib.utf8proc_category_string(c).decode() for c in range(MAX)]
cat = [unicodedata.category(chr(c)) for c in range(MAX)]


def put(items):
    line = "   "
    for item in items:
        if len(line) + len(item) > 118:
            print(line)
            line = "   "
        line += item
    print(line)
    print("};")


def emit_set(name, points):
    out = []
    for c in sorted(points):
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    print(f"constexpr CodeRange {name}[] = {{")
    put(f" {{0x{a:X}, 0x{b:X}}}," for a, b in out)


print("// Written by unicode_exceptions.py.")
emit_set("kNewInUnicode15", [c for c in range(MAX) if cat15[c] != "Cn" and cat[c] == "Cn"])


def flips(name, base, actual):
    emit_set(name, [c for c in range(MAX) if base(c) != actual(chr(c))])


flips("kLowerFlips", lambda c: cat[c] == "Ll", str.islower)
flips("kUpperFlips", lambda c: cat[c] == "Lu", str.isupper)
flips("kIdStartFlips", lambda c: cat[c] in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl") or c == 0x5F, str.isidentifier)
flips("kIdContinueFlips", lambda c: cat[c] in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Nd", "Pc"),
      lambda s: ("a" + s).isidentifier())
assert not [c for c in range(MAX) if (cat[c][0] == "L") != chr(c).isalpha()]
assert not [c for c in range(MAX) if (cat[c] == "Nd") != chr(c).isdecimal()]
flips("kNumericFlips", lambda c: cat[c] in ("Nd", "Nl", "No"), str.isnumeric)


def cased(s):
    return s.islower() or s.isupper() or cat[ord(s)] == "Lt"


def ignorable(s):
    if cased(s):
        return ("1" + s + "\u03a3").lower()[-1] == "\u03c3"
    return ("A" + s + "\u03a3").lower()[-1] == "\u03c2"


flips("kCaseIgnorableFlips", lambda c: cat[c] in ("Mn", "Me", "Cf", "Lm", "Sk"), ignorable)


def emit_case(name, base, actual):
    print(f"constexpr CaseRow {name}[] = {{")
    rows = []
    for c in range(MAX):
        if 0xD800 <= c < 0xE000:
            continue
        want = [ord(x) for x in actual(chr(c))]
        if base(c) != want:
            want += [0] * (3 - len(want))
            rows.append(f" {{0x{c:X}, {{" + ", ".join(f"0x{x:X}" if x else "0" for x in want) + "}},")
    put(rows)


emit_case("kUpperRows", lambda c: [lib.utf8proc_toupper(c)], str.upper)
emit_case("kLowerRows", lambda c: [lib.utf8proc_tolower(c)], str.lower)
emit_case("kTitleRows", lambda c: [lib.utf8proc_totitle(c)], str.title)
buf = (ctypes.c_int32 * 16)()


def fold(c):
    n = lib.utf8proc_decompose_char(c, buf, 16, 1 << 10, None)
    return list(buf[:n])


assert not [c for c in range(MAX) if not 0xD800 <= c < 0xE000 and fold(c) != [ord(x) for x in chr(c).casefold()]]
print("constexpr DigitRow kDigitRows[] = {")
put(f" {{0x{c:X}, {unicodedata.digit(chr(c))}}}," for c in range(MAX)
    if chr(c).isdigit() and not chr(c).isdecimal())
for c in range(MAX):
    if cat[c] == "Nd":
        first = c
        while cat[first - 1] == "Nd":
            first -= 1
        assert (c - first) % 10 == unicodedata.decimal(chr(c)), hex(c)
