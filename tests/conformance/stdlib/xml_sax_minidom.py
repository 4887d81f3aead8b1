# xml.sax (handlers, locator, errors, features, writers), xml.dom.minidom and pulldom, plistlib.
import io
import plistlib
import xml.sax
from xml.dom import minidom, pulldom
from xml.sax import handler, saxutils

DOC = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "entity"><!ATTLIST i k CDATA "default">]>
<r xmlns="http://d/" xmlns:p="http://p/"><i b="2" a="1">text &e;<!-- c --></i><p:i p:k="v"/><![CDATA[<&>]]><?pi d?></r>"""


class Printer(handler.ContentHandler):
    def startElement(self, name, attributes):
        print("start", name, attributes.items(), self._locator.getLineNumber(), self._locator.getColumnNumber())

    def startElementNS(self, name, qname, attributes):
        print("start", name, qname, dict(attributes), attributes.getQNames())

    def endElement(self, name):
        print("end", name)

    def characters(self, content):
        print("text", repr(content))

    def processingInstruction(self, target, data):
        print("pi", target, data)

    def startPrefixMapping(self, prefix, uri):
        print("prefix", prefix, uri)

    def skippedEntity(self, name):
        print("skipped", name)


xml.sax.parseString(DOC, Printer())
parser = xml.sax.make_parser()
parser.setFeature(handler.feature_namespaces, True)
parser.setContentHandler(Printer())
parser.parse(io.BytesIO(DOC.encode()))
for bad in ("<a>", "<a></b>", "", "<a>&x;</a>"):
    try:
        xml.sax.parseString(bad, handler.ContentHandler())
    except xml.sax.SAXParseException as e:
        print(e, "|", e.getMessage(), e.getLineNumber(), e.getColumnNumber())
out = io.StringIO()
xml.sax.parseString("<a x='&lt;&quot;'>b &amp; c</a>", saxutils.XMLGenerator(out, "utf-8", short_empty_elements=True))
print(out.getvalue(), saxutils.escape("<&>", {"x": "y"}), saxutils.quoteattr("a'b\"c"), saxutils.unescape("&lt;&amp;"))

document = minidom.parseString(DOC)
print(document.documentElement.nodeName, document.doctype.name, document.toxml())
for e in document.getElementsByTagName("i") + document.getElementsByTagNameNS("http://p/", "i"):
    print(e.tagName, e.namespaceURI, sorted(e.attributes.items()), [n.nodeName for n in e.childNodes])
new = document.createElement("new")
new.setAttribute("z", "<>")
new.appendChild(document.createTextNode("t & u"))
document.documentElement.insertBefore(new, document.documentElement.firstChild)
print(document.toprettyxml(indent=" "), document.documentElement.toxml("ascii"), new.cloneNode(True).isSameNode(new))
try:
    minidom.parseString("<a><b></a>")
except Exception as e:
    print(type(e), e)
events = pulldom.parseString(DOC)
for event, node in events:
    if event == pulldom.START_ELEMENT and node.localName == "i":
        events.expandNode(node)
        print(node.toxml())
value = {"name": "x", "list": [1, 2.5, True, b"bytes"], "deep": {"a": "<&>"}}
data = plistlib.dumps(value)
print(data.decode(), plistlib.loads(data) == value)

# expect:
# | start r [('xmlns', 'http://d/'), ('xmlns:p', 'http://p/')] 2 0
# | start i [('b', '2'), ('a', '1'), ('k', 'default')] 2 41
# | text 'text '
# | text 'entity'
# | end i
# | start p:i [('p:k', 'v')] 2 78
# | end p:i
# | text '<&>'
# | pi pi d
# | end r
# | prefix None http://d/
# | prefix p http://p/
# | start ('http://d/', 'r') None {} []
# | start ('http://d/', 'i') None {(None, 'b'): '2', (None, 'a'): '1', (None, 'k'): 'default'} ['b', 'a', 'k']
# | text 'text '
# | text 'entity'
# | start ('http://p/', 'i') None {('http://p/', 'k'): 'v'} ['p:k']
# | text '<&>'
# | pi pi d
# | <unknown>:1:3: no element found | no element found 1 3
# | <unknown>:1:5: mismatched tag | mismatched tag 1 5
# | <unknown>:1:0: no element found | no element found 1 0
# | <unknown>:1:3: undefined entity | undefined entity 1 3
# | <?xml version="1.0" encoding="utf-8"?>
# | <a x='&lt;"'>b &amp; c</a> &lt;&amp;&gt; "a'b&quot;c" <&
# | r r <?xml version="1.0" ?><!DOCTYPE r [<!ENTITY e "entity"><!ATTLIST i k CDATA "default">]><r xmlns="http://d/" xmlns:p="http://p/"><i b="2" a="1">text entity<!-- c --></i><p:i p:k="v"/><![CDATA[<&>]]><?pi d?></r>
# | i http://d/ [('a', '1'), ('b', '2')] ['#text', '#comment']
# | p:i http://p/ [('p:k', 'v')] []
# | <?xml version="1.0" ?>
# | <!DOCTYPE r [<!ENTITY e "entity"><!ATTLIST i k CDATA "default">]>
# | <r xmlns="http://d/" xmlns:p="http://p/">
# |  <new z="&lt;&gt;">t &amp; u</new>
# |  <i b="2" a="1">
# |   text entity
# |   <!-- c -->
# |  </i>
# |  <p:i p:k="v"/>
# | <![CDATA[<&>]]> <?pi d?>
# | </r>
# |  b'<r xmlns="http://d/" xmlns:p="http://p/"><new z="&lt;&gt;">t &amp; u</new><i b="2" a="1">text entity<!-- c --></i><p:i p:k="v"/><![CDATA[<&>]]><?pi d?></r>' False
# | <class 'xml.parsers.expat.ExpatError'> mismatched tag: line 1, column 8
# | <i b="2" a="1" k="default">text entity</i>
# | <p:i p:k="v"/>
# | <?xml version="1.0" encoding="UTF-8"?>
# | <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
# | <plist version="1.0">
# | <dict>
# ' '\t<key>deep</key>'
# ' '\t<dict>'
# ' '\t\t<key>a</key>'
# ' '\t\t<string>&lt;&amp;&gt;</string>'
# ' '\t</dict>'
# ' '\t<key>list</key>'
# ' '\t<array>'
# ' '\t\t<integer>1</integer>'
# ' '\t\t<real>2.5</real>'
# ' '\t\t<true/>'
# ' '\t\t<data>'
# ' '\t\tYnl0ZXM='
# ' '\t\t</data>'
# ' '\t</array>'
# ' '\t<key>name</key>'
# ' '\t<string>x</string>'
# | </dict>
# | </plist>
# |  True
