# xml.etree: building, reading, searching, changing and writing trees; iterparse, pull parser, errors, namespaces, C14N.
import io
import xml.etree.ElementTree as ET

DOC = """<?xml version="1.0"?>
<data xmlns:x="http://x/"><country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year>
<neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/></country>
<country name="Singapore"><rank>5</rank><year>2011</year><x:neighbor name="Malaysia"/></country><!-- note --><?pi data?>tail &lt;</data>"""
root = ET.fromstring(DOC)
print(root.tag, root.attrib, len(root), [c.get("name") for c in root], repr(root[-1].tail))
for path in ("country", ".//neighbor", "country/rank", ".//rank[@updated]", ".//country[year='2011']", ".//country[@name='Singapore']/year",
             "country[2]", "country[last()]", "{http://x/}neighbor", ".//{*}neighbor", ".//*[rank]/..", "nothing"):
    print(path, [(e.tag, dict(e.attrib)) for e in root.findall(path)], root.findtext(path, "default"))
print(root.find(".//x:neighbor", {"x": "http://x/"}).attrib)
root[0].set("new", "<&\"'>\n")
ET.SubElement(root[1], "added", a="1").text = "é\u20ac"
root[0].remove(root[0].find("year"))
root.insert(1, ET.Comment("inserted"))
print(ET.tostring(root).decode())
print(ET.tostring(root, "unicode", short_empty_elements=False))
print(ET.tostring(root, "iso-8859-1", xml_declaration=True))
print(ET.tostring(root[0], method="text", encoding="unicode"), ET.tostring(root, method="html", encoding="unicode"))
ET.indent(root)
print(ET.tostring(root, "unicode"))
ET.register_namespace("mine", "http://x/")
print(ET.tostring(root.find(".//{http://x/}neighbor"), "unicode"), ET.canonicalize("<b z='1' a='2'><c/></b>"))
for event, e in ET.iterparse(io.StringIO(DOC), ("start", "end", "start-ns", "end-ns", "comment", "pi")):
    print(event, e if isinstance(e, tuple) else getattr(e, "tag", e) if event in ("start", "end") else getattr(e, "text", e))
pull = ET.XMLPullParser(["end"])
for i in range(0, len(DOC), 37):
    pull.feed(DOC[i:i + 37])
    print(i, [e.tag for _, e in pull.read_events()], end="; ")
print(pull.close())


class Target:
    depth = best = 0

    def start(self, tag, attrib):
        self.depth += 1
        self.best = max(self.best, self.depth)

    def end(self, tag):
        self.depth -= 1

    def data(self, data):
        pass

    def close(self):
        return self.best


print(ET.fromstring(DOC, ET.XMLParser(target=Target())))
for bad in ("", "<a>", "<a></b>", "<a>&nope;</a>", "<a/>x"):
    try:
        ET.fromstring(bad)
    except ET.ParseError as e:
        print(e, e.code, e.position)
tree = ET.ElementTree(root)
out = io.BytesIO()
tree.write(out, encoding="utf-8", xml_declaration=True)
print(len(out.getvalue()), ET.parse(io.BytesIO(out.getvalue())).getroot().tag, ET.iselement(root), ET.tostringlist(root[0])[:2])
print(sorted(ET.XMLID("<r><a id='1'/><b id='2'/></r>")[1]))

# expect:
# | data {} 2 ['Liechtenstein', 'Singapore'] 'tail <'
# ' "country [('country', {'name': 'Liechtenstein'}), ('country', {'name': 'Singapore'})] "
# ' ".//neighbor [('neighbor', {'name': 'Austria', 'direction': 'E'}), ('neighbor', {'name': 'Switzerland', 'direction': 'W'})] "
# | country/rank [('rank', {'updated': 'yes'}), ('rank', {})] 2
# | .//rank[@updated] [('rank', {'updated': 'yes'})] 2
# ' ".//country[year='2011'] [('country', {'name': 'Singapore'})] "
# | .//country[@name='Singapore']/year [('year', {})] 2011
# ' "country[2] [('country', {'name': 'Singapore'})] "
# ' "country[last()] [('country', {'name': 'Singapore'})] "
# | {http://x/}neighbor [] default
# ' ".//{*}neighbor [('neighbor', {'name': 'Austria', 'direction': 'E'}), ('neighbor', {'name': 'Switzerland', 'direction': 'W'}), ('{http://x/}neighbor', {'name': 'Malaysia'})] "
# ' ".//*[rank]/.. [('data', {})] "
# | nothing [] default
# | {'name': 'Malaysia'}
# | <data xmlns:ns0="http://x/"><country name="Liechtenstein" new="&lt;&amp;&quot;'&gt;&#10;"><rank updated="yes">2</rank><neighbor name="Austria" direction="E" /><neighbor name="Switzerland" direction="W" /></country>
# | <!--inserted--><country name="Singapore"><rank>5</rank><year>2011</year><ns0:neighbor name="Malaysia" /><added a="1">&#233;&#8364;</added></country>tail &lt;</data>
# | <data xmlns:ns0="http://x/"><country name="Liechtenstein" new="&lt;&amp;&quot;'&gt;&#10;"><rank updated="yes">2</rank><neighbor name="Austria" direction="E"></neighbor><neighbor name="Switzerland" direction="W"></neighbor></country>
# | <!--inserted--><country name="Singapore"><rank>5</rank><year>2011</year><ns0:neighbor name="Malaysia"></ns0:neighbor><added a="1">é€</added></country>tail &lt;</data>
# | b'<?xml version=\'1.0\' encoding=\'iso-8859-1\'?>\n<data xmlns:ns0="http://x/"><country name="Liechtenstein" new="&lt;&amp;&quot;\'&gt;&#10;"><rank updated="yes">2</rank><neighbor name="Austria" direction="E" /><neighbor name="Switzerland" direction="W" /></country>\n<!--inserted--><country name="Singapore"><rank>5</rank><year>2011</year><ns0:neighbor name="Malaysia" /><added a="1">\xe9&#8364;</added></country>tail &lt;</data>'
# | 2
# |  <data xmlns:ns0="http://x/"><country name="Liechtenstein" new="<&amp;&quot;'&gt;
# | "><rank updated="yes">2</rank><neighbor name="Austria" direction="E"></neighbor><neighbor name="Switzerland" direction="W"></neighbor></country>
# | <!--inserted--><country name="Singapore"><rank>5</rank><year>2011</year><ns0:neighbor name="Malaysia"></ns0:neighbor><added a="1">é€</added></country>tail &lt;</data>
# | <data xmlns:ns0="http://x/">
# |   <country name="Liechtenstein" new="&lt;&amp;&quot;'&gt;&#10;">
# |     <rank updated="yes">2</rank>
# |     <neighbor name="Austria" direction="E" />
# |     <neighbor name="Switzerland" direction="W" />
# |   </country>
# |   <!--inserted-->
# |   <country name="Singapore">
# |     <rank>5</rank>
# |     <year>2011</year>
# |     <ns0:neighbor name="Malaysia" />
# |     <added a="1">é€</added>
# |   </country>tail &lt;</data>
# | <mine:neighbor xmlns:mine="http://x/" name="Malaysia" />
# |      <b a="2" z="1"><c></c></b>
# | start-ns ('x', 'http://x/')
# | start data
# | start country
# | start rank
# | end rank
# | start year
# | end year
# | start neighbor
# | end neighbor
# | start neighbor
# | end neighbor
# | end country
# | start country
# | start rank
# | end rank
# | start year
# | end year
# | start {http://x/}neighbor
# | end {http://x/}neighbor
# | end country
# ' 'comment  note '
# | pi pi data
# | end data
# | end-ns None
# | 0 []; 37 []; 74 ['rank']; 111 ['year']; 148 ['neighbor']; 185 ['neighbor', 'country']; 222 ['rank']; 259 ['year']; 296 ['{http://x/}neighbor', 'country']; 333 ['data']; None
# | 3
# | no element found: line 1, column 0 3 (1, 0)
# | no element found: line 1, column 3 3 (1, 3)
# | mismatched tag: line 1, column 5 7 (1, 5)
# | undefined entity: line 1, column 3 11 (1, 3)
# | junk after document element: line 1, column 4 9 (1, 4)
# | 461 data True [b'<country name="Liechtenstein" new="&lt;&amp;&quot;\'&gt;&#10;">\n    <rank updated="yes">2</rank>\n    <neighbor name="Austria" direction="E" />\n    <neighbor name="Switzerland" direction="W" />\n  </country>\n  ']
# | ['1', '2']
