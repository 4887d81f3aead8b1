# External entities by a second parser, foreign DTDs, parameter entities, other encodings, a handler's results.
from xml.parsers import expat

FILES = {"chapter": b"<para>in the entity &inner;</para> tail", "dtd": b"<!ENTITY inner 'from dtd'><!ELEMENT doc ANY>",
         "latin": "<?xml version='1.0' encoding='iso-8859-1'?><l>\xe9</l>".encode("latin-1"), "broken": b"<x>"}


def read(document, flag=expat.XML_PARAM_ENTITY_PARSING_ALWAYS, foreign=False, answer=1):
    parser = expat.ParserCreate()
    parser.SetBase("/base/")
    print("flag", parser.SetParamEntityParsing(flag), parser.GetBase())
    if foreign:
        parser.UseForeignDTD()

    def external(context, base, system, public):
        print("external", context, base, system, public)
        sub = parser.ExternalEntityParserCreate(context)
        sub.Parse(FILES.get(system, b"<!ENTITY inner 'foreign'>"), True)
        return answer

    parser.ExternalEntityRefHandler = external
    parser.StartElementHandler = lambda *a: print("start", *a)
    parser.CharacterDataHandler = lambda data: print("text", ascii(data))
    parser.EntityDeclHandler = lambda *a: print("entity", *a)
    parser.SkippedEntityHandler = lambda *a: print("skipped", *a)
    parser.NotStandaloneHandler = lambda: print("not standalone") or 1
    try:
        print(parser.Parse(document, True))
    except Exception as e:
        print(type(e).__name__, e)


HEAD = "<!DOCTYPE doc SYSTEM 'dtd' [<!ENTITY c SYSTEM 'chapter'><!ENTITY l SYSTEM 'latin'><!ENTITY x PUBLIC 'pub' 'broken'>]>"
read(HEAD + "<doc>&c;</doc>")
read(HEAD + "<doc>&l;&inner;</doc>")
read(HEAD + "<doc>&x;</doc>")
read(HEAD + "<doc>&c;</doc>", answer=0)
read(HEAD + "<doc>&c;</doc>", answer="text")
read(HEAD + "<doc>&inner;</doc>", expat.XML_PARAM_ENTITY_PARSING_NEVER)
read("<doc>&inner;</doc>", foreign=True)

for encoding in ("utf-8", "utf-16", "iso-8859-1", "us-ascii", "cp1252", "koi8-r", "shift_jis", "no-such"):
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = lambda data: print(encoding, ascii(data))
    text = f"<?xml version='1.0' encoding='{encoding}'?><a>" + {"cp1252": "\u20ac", "koi8-r": "\u0414", "iso-8859-1": "\xe9"}.get(encoding, "x") + "</a>"
    try:
        parser.Parse(text.encode("ascii" if encoding == "no-such" else encoding), True)
    except Exception as e:
        print(encoding, type(e).__name__, e)
parser = expat.ParserCreate("iso-8859-1")
parser.StartElementHandler = lambda name, attributes: print(ascii(name), attributes)
parser.Parse(b"<\xe9 b='\xe8'/>", True)
names = {}
parser = expat.ParserCreate(intern=names)
parser.StartElementHandler = lambda name, attributes: attributes
parser.Parse("<a b='1'><c b='2'/></a>", True)
print(names, parser.intern is names, expat.ParserCreate(intern=None).intern)

# expect:
# | flag 1 /base/
# | entity c 0 None /base/ chapter None None
# | entity l 0 None /base/ latin None None
# | entity x 0 None /base/ broken pub None
# | external None /base/ dtd None
# | entity inner 0 from dtd None None None None
# | not standalone
# | start doc {}
# | external c /base/ chapter None
# | start para {}
# | text 'in the entity '
# | text 'from dtd'
# | text ' tail'
# | 1
# | flag 1 /base/
# | entity c 0 None /base/ chapter None None
# | entity l 0 None /base/ latin None None
# | entity x 0 None /base/ broken pub None
# | external None /base/ dtd None
# | entity inner 0 from dtd None None None None
# | not standalone
# | start doc {}
# | external l /base/ latin None
# | start l {}
# | text '\xe9'
# | text 'from dtd'
# | 1
# | flag 1 /base/
# | entity c 0 None /base/ chapter None None
# | entity l 0 None /base/ latin None None
# | entity x 0 None /base/ broken pub None
# | external None /base/ dtd None
# | entity inner 0 from dtd None None None None
# | not standalone
# | start doc {}
# | external x /base/ broken pub
# | start x {}
# | ExpatError asynchronous entity: line 1, column 3
# | flag 1 /base/
# | entity c 0 None /base/ chapter None None
# | entity l 0 None /base/ latin None None
# | entity x 0 None /base/ broken pub None
# | external None /base/ dtd None
# | entity inner 0 from dtd None None None None
# | ExpatError error in processing external entity reference: line 1, column 116
# | flag 1 /base/
# | entity c 0 None /base/ chapter None None
# | entity l 0 None /base/ latin None None
# | entity x 0 None /base/ broken pub None
# | external None /base/ dtd None
# | entity inner 0 from dtd None None None None
# | TypeError 'str' object cannot be interpreted as an integer
# | flag 1 /base/
# | not standalone
# | entity c 0 None /base/ chapter None None
# | entity l 0 None /base/ latin None None
# | entity x 0 None /base/ broken pub None
# | start doc {}
# | skipped inner 0
# | 1
# | flag 1 /base/
# | external None /base/ None None
# | entity inner 0 foreign None None None None
# | not standalone
# | start doc {}
# | text 'foreign'
# | 1
# | utf-8 'x'
# | utf-16 'x'
# | iso-8859-1 '\xe9'
# | us-ascii 'x'
# | cp1252 '\u20ac'
# | koi8-r '\u0414'
# | shift_jis ValueError multi-byte encodings are not supported
# | no-such LookupError unknown encoding: no-such
# | '\xe9' {'b': 'è'}
# | {'b': 'b', 'a': 'a', 'c': 'c'} True None
