# Characters of strings in compiled loops: compared, looked for, classified, made; below 256 and above, in one loop after another.
def classes(text):
    out = []
    for c in text:
        kind = 0
        if c in " \t\n": kind += 1
        if c in ("a", "e", "bc", "ÿ"): kind += 2
        if c == "x" or c != "y" and c < "m": kind += 4
        if "0" <= c <= "9": kind += 8
        if c == "xy" or c == "" or c == "λ": kind += 16
        kind += 32 * c.isalpha() + 64 * c.isdigit() + 128 * c.isspace() + 256 * c.isupper() + 512 * c.islower()
        kind += 1024 * c.isalnum() + 2048 * c.isidentifier() + 4096 * c.isprintable() + 8192 * c.isnumeric() + 16384 * c.isdecimal()
        out.append(kind)
    return out

def indexed(text, other):
    same = total = i = 0
    while i < len(text):
        if text[i] == other[-1 - i]: same += 1
        if text[i] >= other[i]: total += ord(text[i])
        total ^= ord(chr(ord(text[i]) % 256)) + (text[i] in other[:2])
        i += 1
    return same, total

def vowels(words):
    n = 0
    for word in words:
        for c in word:
            n += c in "aeiou"
    return n

class Text(str):
    def __getitem__(self, i):
        return "z"
    def __iter__(self):
        return iter("zz")

plain, latin, wide = "ax9 Y_b\n~mey" * 30, "aÿé²½ºA x\x85\xa0" * 30, "aλxЖ९ y" * 30
for text in (plain, latin, wide, plain + latin, latin + wide):
    print(sum(classes(text)), classes(text)[-7:])
for a, b in ((plain, plain), (latin, latin), (plain, latin[::-1] * 2), (wide, wide), (plain, wide * 2)):
    print(indexed(a, b))
print(vowels(["hello", "wörld", "λambda", "", Text("aeiou")] * 60))
def failing(text, stop):
    i = 0
    try:
        while True:
            if text[i] == stop: return i
            i += 1
    except IndexError as e:
        return i, str(e)
print(failing(plain, "~"), failing(plain, "λ"), failing(wide, "Ж"), failing(plain * 2, "Q"))
def rotated(text):
    out = ""
    for ch in text:
        out += chr((ord(ch) + 100) % 300)
    return out
print(ascii(rotated(plain[:40])), len(rotated(latin)))

# expect:
# | 2943900 [6148, 7716, 133, 4096, 7712, 7718, 7712]
# | 2316150 [13312, 7712, 7460, 4229, 7716, 128, 128]
# | 2169570 [7718, 7728, 7716, 7456, 29760, 4229, 7712]
# | 5260050 [13312, 7712, 7460, 4229, 7716, 128, 128]
# | 4485720 [7718, 7728, 7716, 7456, 29760, 4229, 7712]
# | (0, 32488)
# | (30, 33920)
# | (9, 9227)
# | (30, 143184)
# | (17, 10085)
# | 240
# | 8 (360, 'string index out of range') 3 (720, 'string index out of range')
# | '\xc5\xdc\x9d\x84\xbd\xc3\xc6n\xe2\xd1\xc9\xdd\xc5\xdc\x9d\x84\xbd\xc3\xc6n\xe2\xd1\xc9\xdd\xc5\xdc\x9d\x84\xbd\xc3\xc6n\xe2\xd1\xc9\xdd\xc5\xdc\x9d\x84' 330
