# A document fed to pyexpat in pieces, by files, with buffered text and handlers that change while it is read.
import io
from xml.parsers import expat

DOC = "<r>" + "".join(f"<i n='{i}'>té&amp;xt {i}\nline two</i>" for i in range(20)) + "</r>"


def parse(feed, **options):
    parser = expat.ParserCreate()
    events = []
    parser.StartElementHandler = lambda name, attributes: events.append((name, attributes))
    parser.EndElementHandler = lambda name: events.append("/" + name)
    parser.CharacterDataHandler = events.append
    for name, value in options.items():
        setattr(parser, name, value)
    feed(parser)
    return events


def pieces(size):
    def feed(parser):
        data = DOC.encode()
        for i in range(0, len(data), size):
            assert parser.Parse(data[i:i + size]) == 1
        assert parser.Parse(b"", True) == 1
    return feed


whole = parse(lambda p: p.Parse(DOC, True))
print(len(whole), whole[:12])
buffered = parse(lambda p: p.Parse(DOC, True), buffer_text=True)
print(len(buffered), buffered[:8])
for size in (1, 2, 3, 7, 50, 1000):
    print(size, parse(pieces(size), buffer_text=True) == buffered, "".join(x for x in parse(pieces(size)) if isinstance(x, str)) == "".join(x for x in whole if isinstance(x, str)))
print(parse(lambda p: p.Parse(DOC, True), buffer_text=True, buffer_size=8)[:10])
print(parse(lambda p: p.ParseFile(io.BytesIO(DOC.encode())), buffer_text=True) == buffered)


class Odd:
    def __init__(self, *values):
        self.values = list(values)

    def read(self, n):
        value = self.values.pop(0)
        if isinstance(value, Exception):
            raise value
        return value


for values in [("<a/>",), (3,), (bytearray(b"<a/>"), b""), (b"x" * 3000,), (b"<a>", OSError("broken")), (b"<a>", b"")]:
    try:
        print(expat.ParserCreate().ParseFile(Odd(*values)))
    except Exception as e:
        print(type(e).__name__, e)

# Handlers taken away, set and exchanged inside handlers; exceptions leave the parser.
parser = expat.ParserCreate()
seen = []


def text(data):
    seen.append(data)
    parser.CharacterDataHandler = None if len(seen) == 2 else text


parser.CharacterDataHandler = text
parser.Parse("<a>one\ntwo\nthree</a>", True)
print(seen, parser.CharacterDataHandler)

parser = expat.ParserCreate()
parser.buffer_text = True
parser.CharacterDataHandler = lambda data: print("text", repr(data))
parser.Parse("<a>abc")
print(parser.buffer_used)
parser.buffer_text = False
print(parser.buffer_used, parser.buffer_size)
parser.buffer_text = True
parser.Parse("def")
parser.CharacterDataHandler = None
parser.Parse("ghi</a>", True)


def fail(name, attributes):
    print("start", name, parser.GetInputContext())
    if name == "b":
        raise KeyError(name)


parser = expat.ParserCreate()
parser.StartElementHandler = fail
parser.EndElementHandler = lambda name: print("end", name)
try:
    parser.Parse("<a><b/><c/></a>", True)
except KeyError as e:
    print("raised", e, parser.GetInputContext())
try:
    parser.Parse("<d/>")
except expat.ExpatError as e:
    print(e)

# expect:
# | 142 [('r', {}), ('i', {'n': '0'}), 'té', '&', 'xt 0', '\n', 'line two', '/i', ('i', {'n': '1'}), 'té', '&', 'xt 1']
# | 62 [('r', {}), ('i', {'n': '0'}), 'té&xt 0\nline two', '/i', ('i', {'n': '1'}), 'té&xt 1\nline two', '/i', ('i', {'n': '2'})]
# | 1 False True
# | 2 False True
# | 3 False True
# | 7 False True
# | 50 False True
# | 1000 True True
# | [('r', {}), ('i', {'n': '0'}), 'té&xt 0', '\n', 'line two', '/i', ('i', {'n': '1'}), 'té&xt 1', '\n', 'line two']
# | True
# | TypeError read() did not return a bytes object (type=str)
# | TypeError read() did not return a bytes object (type=int)
# | 1
# | ValueError read() returned too much data: 2048 bytes requested, 3000 returned
# | OSError broken
# | ExpatError no element found: line 1, column 3
# | ['one', '\n'] None
# | text 'abc'
# | 0
# | 0 8192
# | text 'def'
# | start a b'<a><b/><c/></a>'
# | start b b'<b/><c/></a>'
# | raised 'b' None
# | parsing finished: line 1, column 7
