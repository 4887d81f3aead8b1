# Characters that are numbers in a compiled loop, kept in lists and dicts, seen in frames rebuilt by an exception, in closures and in errors.
class Text(str):
    def __eq__(self, other):
        return "equal?"
    def __hash__(self):
        return 7
    def __lt__(self, other):
        return "less?"
    def __contains__(self, other):
        return other == "z"

def indexes(text, at):
    found = {}
    c = None
    try:
        for i in at:
            c = text[i]
            if c == "e": found[c] = found.get(c, 0) + 1
            elif c.isupper(): found[c] = i
            else: found.setdefault(c, []).append(i)
    except IndexError as e:
        return c, str(e), found
    except TypeError as e:
        return c, str(e), found
    return c, None, found

at = list(range(12)) * 20
for text in ("Hello World!", "Hell\xf6 W\xf6rld", "Hell\u03bb W\u03bbrld", Text("Hello World!")):
    c, error, found = indexes(text, at)
    print(ascii(c), error, ascii(sorted((k, v if isinstance(v, int) else len(v)) for k, v in found.items())))
print(indexes("Hello World!", at + [12])[:2], indexes("Hello World!", at + [True, "x"])[:2], indexes("Hello World!", at + [-12, -13])[:2])

# An inlined callee's characters at an exit inside it, with its frames rebuilt.
def kind(c, table):
    k = c
    if c == "!": k = table[c]
    return k, c

def walk(text, table):
    out = []
    for c in text:
        try:
            out.append(kind(c, table))
        except KeyError as e:
            f = e.__traceback__.tb_next.tb_frame
            out.append((e.args, f.f_locals["c"], f.f_locals["k"], f.f_back is not None))
    return out

r = walk("abc" * 100 + "!d!", {})
print(r[-4:], len(r))
closures = []
def make(text):
    for c in text:
        if c != "a": continue
        closures.append(lambda c=c: c)
    return lambda: c
print([f() for f in (make("ab" * 100), make("abc\u03bb" * 50), make("\xe9" * 90))] == ["b", "\u03bb", "\xe9"], {f() for f in closures})

# The character is the string's own item.
def same(text):
    d = {}
    n = 0
    for i, c in enumerate(text):
        d[c] = i
        n += c is text[i]
    return n, d
print(same("abc\xe9" * 60))

def sort_of(text):
    number = text_ = other = 0
    for i in range(len(text)):
        c = text[i]
        c2 = chr(ord(c) ^ 1)
        if c2 >= "0" and c2 <= "9": number += 1
        elif c2 in ("a", "b", "\u03bb", 3)[:3]: text_ += 1
        elif c2 not in "xyz": other += i
    return number, text_, other, c, c2
for t in ("0a1b2cyz" * 30, "0a1b\xff\xfe" * 30, "a\u0100\u0101" * 40): print(*map(ascii, sort_of(t)))

# expect:
# | '!' None [(' ', 20), ('!', 20), ('H', 0), ('W', 6), ('d', 20), ('e', 20), ('l', 60), ('o', 40), ('r', 20)]
# | 'd' string index out of range [(' ', 1), ('H', 0), ('W', 6), ('d', 1), ('e', 1), ('l', 3), ('r', 1), ('\xf6', 2)]
# | 'd' string index out of range [(' ', 1), ('H', 0), ('W', 6), ('d', 1), ('e', 1), ('l', 3), ('r', 1), ('\u03bb', 2)]
# | '!' None [(' ', 20), ('!', 20), ('H', 0), ('W', 6), ('d', 20), ('e', 20), ('l', 60), ('o', 40), ('r', 20)]
# | ('!', 'string index out of range') ('e', "string indices must be integers, not 'str'") ('H', 'string index out of range')
# | [('c', 'c'), (('!',), '!', '!', True), ('d', 'd'), (('!',), '!', '!', True)] 303
# | True {'a'}
# | (240, {'a': 236, 'b': 237, 'c': 238, 'é': 239})
# | 90 30 10770 'z' '{'
# | 60 0 10830 '\xfe' '\xff'
# | 0 0 7140 '\u0101' '\u0100'
