# Every character below 512 through each predicate, comparison and case method, in a compiled loop and by a call that is not compiled.
import functools
names = ["isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "isspace", "islower", "isupper", "isidentifier", "isprintable", "istitle", "isascii"]

def classes(text):
    total = []
    for c in text:
        k = 0
        if c.isalpha(): k |= 1
        if c.isalnum(): k |= 2
        if c.isdigit(): k |= 4
        if c.isdecimal(): k |= 8
        if c.isnumeric(): k |= 16
        if c.isspace(): k |= 32
        if c.islower(): k |= 64
        if c.isupper(): k |= 128
        if c.isidentifier(): k |= 256
        if c.isprintable(): k |= 512
        if c.istitle(): k |= 1024
        if c.isascii(): k |= 2048
        total.append(k)
    return total

def reference(c):
    return sum(1 << i for i, name in enumerate(names) if getattr(str, name)(c))

low = "".join(map(chr, range(256)))
high = "".join(map(chr, range(200, 512)))
for text in (low, high, low + high):
    got = classes(text)
    print([i for i, c in enumerate(text) if reference(c) != got[i]], functools.reduce(lambda h, k: (h * 31 + k) % 2**61, got, 7))
print(classes(low))

def cased(text):
    out = []
    for c in text:
        out.append(c.upper() + c.lower() + c.title() + c.swapcase() + c.casefold() + c.capitalize() + c.strip() + c.zfill(2) + c * 2)
    return "".join(out)
for text in (low, high):
    r = cased(text)
    print(len(r), functools.reduce(lambda h, c: (h * 31 + ord(c)) % 2**61, r, 7))

def order(text, pivots):
    n = 0
    for c in text:
        for p in pivots:
            n = (n * 2 + (c < p) + (c <= p) * 3 + (c == p) * 5 + (c != p) * 7 + (c > p) * 11 + (c >= p) * 13) % 1000003
        n += (c < "m") + (c > "\x7f") * 3 + (c >= "ab") * 5 + (c == "\xb5") * 7 + (c != "\u03bc") * 11 + (c <= "") * 13 + ("a" <= c <= "z") * 17 + ("\xff" < c) * 19
    return n
print(order(low, "am\xe9\xff"), order(high, "am\xe9\u0101"), order(low, ["", "ab", "\u03bb"]))

def numbers(words):
    out = []
    for w in words:
        try:
            out.append(int(w))
        except ValueError as e:
            out.append(ascii(str(e)))
        try:
            out.append(float(w))
        except ValueError as e:
            out.append(ascii(str(e)))
        out.append(str(out[-1]) + str(len(out)))
    return out
words = ["12", "-7", "+3", "007"] * 40 + ["", "+", "-", " 5 ", "1_0", "_1", "1__0", "\u0663", "12a", "1e5", "inf", "-nan", "99999999999999", "100000000000000", "140737488355328", "9" * 30, "-99999999999999", "\xb2", "0x10", "1\n", "+-1"]
print(numbers(words)[-63:])

# expect:
# | [] 2072321168028150402
# | [] 455932094593236993
# | [] 676805178761551228
# | [2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2080, 2080, 2080, 2080, 2080, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2080, 2080, 2080, 2080, 2592, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 2590, 2590, 2590, 2590, 2590, 2590, 2590, 2590, 2590, 2590, 2560, 2560, 2560, 2560, 2560, 2560, 2560, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 3971, 2560, 2560, 2560, 2560, 2816, 2560, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2883, 2560, 2560, 2560, 2560, 2048, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 512, 512, 512, 512, 512, 512, 512, 512, 512, 835, 512, 512, 0, 512, 512, 512, 512, 534, 534, 512, 835, 512, 512, 512, 534, 835, 512, 530, 530, 530, 512, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 512, 1923, 1923, 1923, 1923, 1923, 1923, 1923, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 835, 512, 835, 835, 835, 835, 835, 835, 835, 835]
# | 2809 506663067546065061
# | 3450 1645731187369553997
# | 87681 93422 631017
# | ['"invalid literal for int() with base 10: \'\'"', '"could not convert string to float: \'\'"', '"could not convert string to float: \'\'"482', '"invalid literal for int() with base 10: \'+\'"', '"could not convert string to float: \'+\'"', '"could not convert string to float: \'+\'"485', '"invalid literal for int() with base 10: \'-\'"', '"could not convert string to float: \'-\'"', '"could not convert string to float: \'-\'"488', 5, 5.0, '5.0491', 10, 10.0, '10.0494', '"invalid literal for int() with base 10: \'_1\'"', '"could not convert string to float: \'_1\'"', '"could not convert string to float: \'_1\'"497', '"invalid literal for int() with base 10: \'1__0\'"', '"could not convert string to float: \'1__0\'"', '"could not convert string to float: \'1__0\'"500', 3, 3.0, '3.0503', '"invalid literal for int() with base 10: \'12a\'"', '"could not convert string to float: \'12a\'"', '"could not convert string to float: \'12a\'"506', '"invalid literal for int() with base 10: \'1e5\'"', 100000.0, '100000.0509', '"invalid literal for int() with base 10: \'inf\'"', inf, 'inf512', '"invalid literal for int() with base 10: \'-nan\'"', nan, 'nan515', 99999999999999, 99999999999999.0, '99999999999999.0518', 100000000000000, 100000000000000.0, '100000000000000.0521', 140737488355328, 140737488355328.0, '140737488355328.0524', 999999999999999999999999999999, 1e+30, '1e+30527', -99999999999999, -99999999999999.0, '-99999999999999.0530', '"invalid literal for int() with base 10: \'\\xb2\'"', '"could not convert string to float: \'\\xb2\'"', '"could not convert string to float: \'\\xb2\'"533', '"invalid literal for int() with base 10: \'0x10\'"', '"could not convert string to float: \'0x10\'"', '"could not convert string to float: \'0x10\'"536', 1, 1.0, '1.0539', '"invalid literal for int() with base 10: \'+-1\'"', '"could not convert string to float: \'+-1\'"', '"could not convert string to float: \'+-1\'"542']
