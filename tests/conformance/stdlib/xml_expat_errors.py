# ExpatError: message, code, line and column for broken documents; arguments that the parser refuses; constants.
import pyexpat
from xml.parsers import expat
from xml.parsers.expat import errors, model

BROKEN = ["", "<a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "text", "<a x='1' x='2'/>", "<a x=1/>", "<a>&nope;</a>", "<a>&#0;</a>",
          "<a>\x01</a>", "<a", "<a>\n  <b>\n    </c>", "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "<?xml version='1.0' encoding='nope'?><a/>",
          "<a>]]></a>", "<a><![CDATA[x</a>", " <?xml version='1.0'?><a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'f' NDATA n>]><a>&x;</a>",
          "<a>é\n€<b></a>", "<a x='<'/>", "<a><!-- -- --></a>", "<1/>", "<?xml version='1.0' encoding='utf-16'?><a/>"]
for text in BROKEN:
    parser = expat.ParserCreate()
    try:
        print(repr(text), parser.Parse(text.encode(), True))
    except LookupError as e:
        print(repr(text), e)
    except expat.ExpatError as e:
        print(repr(text), "|", e, "|", e.args, e.code, e.lineno, e.offset, errors.messages[e.code] == str(e).split(": line")[0])
        print("   ", parser.ErrorCode, parser.ErrorLineNumber, parser.ErrorColumnNumber, parser.ErrorByteIndex if text else "", expat.ErrorString(e.code))
    try:
        parser.Parse(b" ", True)
    except expat.ExpatError as e:
        print("    again:", e.code)

parser = expat.ParserCreate(namespace_separator=" ")
try:
    parser.Parse("<a:b/>", True)
except expat.error as e:
    print(type(e), e)


def attempt(text):
    p = expat.ParserCreate()
    try:
        exec(text, {"p": p, "expat": expat, "pyexpat": pyexpat})
        print(text, "ok")
    except Exception as e:
        print(text, type(e).__name__, e)


for text in ["p.Parse(b'<a/>', 'x')", "p.Parse(b'<a/>', 1.5)", "p.Parse(1)", "p.foo = 1", "p.foo", "del p.buffer_text", "p.buffer_size = 'a'",
             "p.buffer_size = 0", "p.buffer_size = 1 << 40", "p.buffer_size = 1 << 70", "p.buffer_text = []", "p.intern = 1", "p.ErrorCode = 1",
             "p.UseForeignDTD([])", "p.SetBase(1)", "p.SetBase('a\\0b')", "p.ExternalEntityParserCreate(1)", "expat.ParserCreate(1)",
             "expat.ParserCreate('utf-8', 'ab')", "expat.ParserCreate(None, None, 3)", "expat.ParserCreate('a\\0b')", "p.ParseFile(1)",
             "expat.ErrorString('a')", "expat.XMLParserType()", "p.SetParamEntityParsing('a')", "expat.ParserCreate('a', 'b', {}, 1)",
             "expat.ParserCreate(None, '')", "p.Parse('\\ud800')", "p.SetBase(None)", "p.StartElementHandler = 3; p.Parse('<a>')",
             "del p.StartElementHandler", "expat.ParserCreate('nope').Parse(b'<a/>')", "p.Parse(bytearray(b'<a/>'), True)",
             "p.Parse(memoryview(b'<a/>'), True)"]:
    attempt(text)
print(type(parser), expat.ExpatError.__mro__, expat.error is expat.ExpatError, pyexpat.native_encoding)
print({k: v for k, v in vars(errors).items() if k.startswith("XML_")})
print({k: v for k, v in vars(model).items() if k.startswith("XML_")}, len(errors.codes), errors.codes[errors.XML_ERROR_SYNTAX])

# expect:
# | '' | no element found: line 1, column 0 | ('no element found: line 1, column 0',) 3 1 0 True
# |     3 1 0  no element found
# |     again: 3
# | '<a>' | no element found: line 1, column 3 | ('no element found: line 1, column 3',) 3 1 3 True
# |     3 1 3 3 no element found
# |     again: 3
# | '<a></b>' | mismatched tag: line 1, column 5 | ('mismatched tag: line 1, column 5',) 7 1 5 True
# |     7 1 5 5 mismatched tag
# |     again: 7
# | '<a><b></a></b>' | mismatched tag: line 1, column 8 | ('mismatched tag: line 1, column 8',) 7 1 8 True
# |     7 1 8 8 mismatched tag
# |     again: 7
# | '<a/><b/>' | junk after document element: line 1, column 4 | ('junk after document element: line 1, column 4',) 9 1 4 True
# |     9 1 4 4 junk after document element
# |     again: 9
# | 'text' | syntax error: line 1, column 0 | ('syntax error: line 1, column 0',) 2 1 0 True
# |     2 1 0 0 syntax error
# |     again: 2
# | "<a x='1' x='2'/>" | duplicate attribute: line 1, column 9 | ('duplicate attribute: line 1, column 9',) 8 1 9 True
# |     8 1 9 9 duplicate attribute
# |     again: 8
# | '<a x=1/>' | not well-formed (invalid token): line 1, column 5 | ('not well-formed (invalid token): line 1, column 5',) 4 1 5 True
# |     4 1 5 5 not well-formed (invalid token)
# |     again: 4
# | '<a>&nope;</a>' | undefined entity: line 1, column 3 | ('undefined entity: line 1, column 3',) 11 1 3 True
# |     11 1 3 3 undefined entity
# |     again: 11
# | '<a>&#0;</a>' | reference to invalid character number: line 1, column 3 | ('reference to invalid character number: line 1, column 3',) 14 1 3 True
# |     14 1 3 3 reference to invalid character number
# |     again: 14
# | '<a>\x01</a>' | not well-formed (invalid token): line 1, column 3 | ('not well-formed (invalid token): line 1, column 3',) 4 1 3 True
# |     4 1 3 3 not well-formed (invalid token)
# |     again: 4
# | '<a' | unclosed token: line 1, column 0 | ('unclosed token: line 1, column 0',) 5 1 0 True
# |     5 1 0 0 unclosed token
# |     again: 5
# | '<a>\n  <b>\n    </c>' | mismatched tag: line 3, column 6 | ('mismatched tag: line 3, column 6',) 7 3 6 True
# |     7 3 6 16 mismatched tag
# |     again: 7
# | "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>" | recursive entity reference: line 1, column 35 | ('recursive entity reference: line 1, column 35',) 12 1 35 True
# |     12 1 35 35 recursive entity reference
# |     again: 12
# | "<?xml version='1.0' encoding='nope'?><a/>" unknown encoding: nope
# |     again: 18
# | '<a>]]></a>' | not well-formed (invalid token): line 1, column 5 | ('not well-formed (invalid token): line 1, column 5',) 4 1 5 True
# |     4 1 5 5 not well-formed (invalid token)
# |     again: 4
# | '<a><![CDATA[x</a>' | unclosed CDATA section: line 1, column 17 | ('unclosed CDATA section: line 1, column 17',) 20 1 17 True
# |     20 1 17 17 unclosed CDATA section
# |     again: 20
# | " <?xml version='1.0'?><a/>" | XML or text declaration not at start of entity: line 1, column 1 | ('XML or text declaration not at start of entity: line 1, column 1',) 17 1 1 True
# |     17 1 1 1 XML or text declaration not at start of entity
# |     again: 17
# | "<!DOCTYPE a [<!ENTITY x SYSTEM 'f' NDATA n>]><a>&x;</a>" | reference to binary entity: line 1, column 48 | ('reference to binary entity: line 1, column 48',) 15 1 48 True
# |     15 1 48 48 reference to binary entity
# |     again: 15
# | '<a>é\n€<b></a>' | mismatched tag: line 2, column 6 | ('mismatched tag: line 2, column 6',) 7 2 6 True
# |     7 2 6 14 mismatched tag
# |     again: 7
# | "<a x='<'/>" | not well-formed (invalid token): line 1, column 6 | ('not well-formed (invalid token): line 1, column 6',) 4 1 6 True
# |     4 1 6 6 not well-formed (invalid token)
# |     again: 4
# | '<a><!-- -- --></a>' | not well-formed (invalid token): line 1, column 10 | ('not well-formed (invalid token): line 1, column 10',) 4 1 10 True
# |     4 1 10 10 not well-formed (invalid token)
# |     again: 4
# | '<1/>' | not well-formed (invalid token): line 1, column 1 | ('not well-formed (invalid token): line 1, column 1',) 4 1 1 True
# |     4 1 1 1 not well-formed (invalid token)
# |     again: 4
# | "<?xml version='1.0' encoding='utf-16'?><a/>" | encoding specified in XML declaration is incorrect: line 1, column 30 | ('encoding specified in XML declaration is incorrect: line 1, column 30',) 19 1 30 True
# |     19 1 30 30 encoding specified in XML declaration is incorrect
# |     again: 19
# | <class 'xml.parsers.expat.ExpatError'> unbound prefix: line 1, column 0
# | p.Parse(b'<a/>', 'x') TypeError 'str' object cannot be interpreted as an integer
# | p.Parse(b'<a/>', 1.5) TypeError 'float' object cannot be interpreted as an integer
# | p.Parse(1) TypeError a bytes-like object is required, not 'int'
# | p.foo = 1 AttributeError 'pyexpat.xmlparser' object has no attribute 'foo'
# | p.foo AttributeError 'pyexpat.xmlparser' object has no attribute 'foo'
# | del p.buffer_text RuntimeError Cannot delete attribute
# | p.buffer_size = 'a' TypeError buffer_size must be an integer
# | p.buffer_size = 0 ValueError buffer_size must be greater than zero
# | p.buffer_size = 1 << 40 ValueError buffer_size must not be greater than 2147483647
# | p.buffer_size = 1 << 70 OverflowError Python int too large to convert to C long
# | p.buffer_text = [] ok
# | p.intern = 1 AttributeError readonly attribute
# | p.ErrorCode = 1 AttributeError attribute 'ErrorCode' of 'pyexpat.xmlparser' objects is not writable
# | p.UseForeignDTD([]) ok
# | p.SetBase(1) TypeError SetBase() argument must be str, not int
# | p.SetBase('a\0b') ValueError embedded null character
# | p.ExternalEntityParserCreate(1) TypeError ExternalEntityParserCreate() argument 1 must be str or None, not int
# | expat.ParserCreate(1) TypeError ParserCreate() argument 'encoding' must be str or None, not int
# | expat.ParserCreate('utf-8', 'ab') ValueError namespace_separator must be at most one character, omitted, or None
# | expat.ParserCreate(None, None, 3) TypeError intern must be a dictionary
# | expat.ParserCreate('a\0b') ValueError embedded null character
# | p.ParseFile(1) TypeError argument must have 'read' attribute
# | expat.ErrorString('a') TypeError 'str' object cannot be interpreted as an integer
# | expat.XMLParserType() TypeError cannot create 'pyexpat.xmlparser' instances
# | p.SetParamEntityParsing('a') TypeError 'str' object cannot be interpreted as an integer
# | expat.ParserCreate('a', 'b', {}, 1) TypeError ParserCreate() takes at most 3 arguments (4 given)
# | expat.ParserCreate(None, '') ok
# | p.Parse('\ud800') UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# | p.SetBase(None) TypeError SetBase() argument must be str, not None
# | p.StartElementHandler = 3; p.Parse('<a>') TypeError 'int' object is not callable
# | del p.StartElementHandler RuntimeError Cannot delete attribute
# | expat.ParserCreate('nope').Parse(b'<a/>') LookupError unknown encoding: nope
# | p.Parse(bytearray(b'<a/>'), True) ok
# | p.Parse(memoryview(b'<a/>'), True) ok
# | <class 'pyexpat.xmlparser'> (<class 'xml.parsers.expat.ExpatError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) True UTF-8
# | {'XML_ERROR_NO_MEMORY': 'out of memory', 'XML_ERROR_SYNTAX': 'syntax error', 'XML_ERROR_NO_ELEMENTS': 'no element found', 'XML_ERROR_INVALID_TOKEN': 'not well-formed (invalid token)', 'XML_ERROR_UNCLOSED_TOKEN': 'unclosed token', 'XML_ERROR_PARTIAL_CHAR': 'partial character', 'XML_ERROR_TAG_MISMATCH': 'mismatched tag', 'XML_ERROR_DUPLICATE_ATTRIBUTE': 'duplicate attribute', 'XML_ERROR_JUNK_AFTER_DOC_ELEMENT': 'junk after document element', 'XML_ERROR_PARAM_ENTITY_REF': 'illegal parameter entity reference', 'XML_ERROR_UNDEFINED_ENTITY': 'undefined entity', 'XML_ERROR_RECURSIVE_ENTITY_REF': 'recursive entity reference', 'XML_ERROR_ASYNC_ENTITY': 'asynchronous entity', 'XML_ERROR_BAD_CHAR_REF': 'reference to invalid character number', 'XML_ERROR_BINARY_ENTITY_REF': 'reference to binary entity', 'XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF': 'reference to external entity in attribute', 'XML_ERROR_MISPLACED_XML_PI': 'XML or text declaration not at start of entity', 'XML_ERROR_UNKNOWN_ENCODING': 'unknown encoding', 'XML_ERROR_INCORRECT_ENCODING': 'encoding specified in XML declaration is incorrect', 'XML_ERROR_UNCLOSED_CDATA_SECTION': 'unclosed CDATA section', 'XML_ERROR_EXTERNAL_ENTITY_HANDLING': 'error in processing external entity reference', 'XML_ERROR_NOT_STANDALONE': 'document is not standalone', 'XML_ERROR_UNEXPECTED_STATE': 'unexpected parser state - please send a bug report', 'XML_ERROR_ENTITY_DECLARED_IN_PE': 'entity declared in parameter entity', 'XML_ERROR_FEATURE_REQUIRES_XML_DTD': 'requested feature requires XML_DTD support in Expat', 'XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING': 'cannot change setting once parsing has begun', 'XML_ERROR_UNBOUND_PREFIX': 'unbound prefix', 'XML_ERROR_UNDECLARING_PREFIX': 'must not undeclare prefix', 'XML_ERROR_INCOMPLETE_PE': 'incomplete markup in parameter entity', 'XML_ERROR_XML_DECL': 'XML declaration not well-formed', 'XML_ERROR_TEXT_DECL': 'text declaration not well-formed', 'XML_ERROR_PUBLICID': 'illegal character(s) in public id', 'XML_ERROR_SUSPENDED': 'parser suspended', 'XML_ERROR_NOT_SUSPENDED': 'parser not suspended', 'XML_ERROR_ABORTED': 'parsing aborted', 'XML_ERROR_FINISHED': 'parsing finished', 'XML_ERROR_SUSPEND_PE': 'cannot suspend in external parameter entity', 'XML_ERROR_RESERVED_PREFIX_XML': 'reserved prefix (xml) must not be undeclared or bound to another namespace name', 'XML_ERROR_RESERVED_PREFIX_XMLNS': 'reserved prefix (xmlns) must not be declared or undeclared', 'XML_ERROR_RESERVED_NAMESPACE_URI': 'prefix must not be bound to one of the reserved namespace names', 'XML_ERROR_INVALID_ARGUMENT': 'invalid argument', 'XML_ERROR_NO_BUFFER': 'a successful prior call to function XML_GetBuffer is required', 'XML_ERROR_AMPLIFICATION_LIMIT_BREACH': 'limit on input amplification factor (from DTD and entities) breached'}
# | {'XML_CTYPE_EMPTY': 1, 'XML_CTYPE_ANY': 2, 'XML_CTYPE_MIXED': 3, 'XML_CTYPE_NAME': 4, 'XML_CTYPE_CHOICE': 5, 'XML_CTYPE_SEQ': 6, 'XML_CQUANT_NONE': 0, 'XML_CQUANT_OPT': 1, 'XML_CQUANT_REP': 2, 'XML_CQUANT_PLUS': 3} 43 2
