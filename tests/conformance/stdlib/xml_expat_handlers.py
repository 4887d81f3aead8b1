# pyexpat: every handler with its arguments, in document order; attribute order, interned names, default handlers.
from xml.parsers import expat

DOC = b"""<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>
<?target  some data?>
<!DOCTYPE quotations SYSTEM "quotations.dtd" [
<!ELEMENT root ANY>
<!ELEMENT item (#PCDATA | b)*>
<!ELEMENT seq (a?, (b | c)+, d*)>
<!ELEMENT nothing EMPTY>
<!ATTLIST root attr1 CDATA #REQUIRED attr2 CDATA "dflt" kind (x|y) "y">
<!NOTATION notation SYSTEM "notation.jpeg">
<!NOTATION pubnot PUBLIC "public id">
<!ENTITY acirc "&#226;">
<!ENTITY external_entity SYSTEM "entity.file">
<!ENTITY unparsed_entity SYSTEM "entity.file" NDATA notation>
<!ENTITY % param "value">
%unparsed_entity;
]>
<root attr1="value1" xmlns:p="http://p/">
<!-- a comment -->
<p:item zeta="1" alpha="2" p:mid="3">text &acirc; \xe9 &lt;&amp;</p:item><![CDATA[cdata & <more>]]>
&external_entity;&skipped_entity;
</root>
"""
NAMES = [n for n in dir(expat.ParserCreate()) if n.endswith("Handler") or n == "DefaultHandlerExpand"]


def run(handlers, **options):
    separator = options.pop("separator", None)
    parser = expat.ParserCreate(namespace_separator=separator)
    for name, value in options.items():
        setattr(parser, name, value)
    for name in handlers:
        def handler(*args, name=name):
            print(f"  {name}{args} at {parser.CurrentLineNumber}:{parser.CurrentColumnNumber} {parser.CurrentByteIndex}")
            return 1
        setattr(parser, name, handler)
    print("result", parser.Parse(DOC, True), sorted(parser.intern) if separator else len(parser.intern))


print("all but default")
run([n for n in NAMES if not n.startswith("Default")])
print("namespaces")
run(["StartElementHandler", "EndElementHandler", "StartNamespaceDeclHandler"], separator="|")
print("namespace prefixes, ordered attributes")
run(["StartElementHandler", "EndElementHandler"], separator="|", namespace_prefixes=True, ordered_attributes=True)
print("specified attributes, buffered text")
run(["StartElementHandler", "CharacterDataHandler"], specified_attributes=True, buffer_text=True)
print("default")
run(["DefaultHandler"])
print("default expand")
run(["DefaultHandlerExpand", "CommentHandler"])

# expect:
# | all but default
# |   XmlDeclHandler('1.0', 'iso-8859-1', 0) at 1:0 0
# |   ProcessingInstructionHandler('target', 'some data') at 2:0 60
# |   NotStandaloneHandler() at 3:28 110
# |   StartDoctypeDeclHandler('quotations', 'quotations.dtd', None, 1) at 3:45 127
# |   ElementDeclHandler('root', (2, 0, None, ())) at 4:15 144
# |   ElementDeclHandler('item', (3, 2, None, ((4, 0, 'b', ()),))) at 5:27 176
# |   ElementDeclHandler('seq', (6, 0, None, ((4, 1, 'a', ()), (5, 3, None, ((4, 0, 'b', ()), (4, 0, 'c', ()))), (4, 2, 'd', ())))) at 6:31 211
# |   ElementDeclHandler('nothing', (1, 0, None, ())) at 7:18 232
# |   AttlistDeclHandler('root', 'attr1', 'CDATA', None, 1) at 8:27 266
# |   AttlistDeclHandler('root', 'attr2', 'CDATA', 'dflt', 0) at 8:49 288
# |   AttlistDeclHandler('root', 'kind', '(x|y)', 'y', 0) at 8:67 306
# |   NotationDeclHandler('notation', None, 'notation.jpeg', None) at 9:27 338
# |   NotationDeclHandler('pubnot', None, None, 'public id') at 10:36 391
# |   EntityDeclHandler('acirc', 0, 'â', None, None, None, None) at 11:15 408
# |   EntityDeclHandler('external_entity', 0, None, None, 'entity.file', None, None) at 12:45 463
# |   UnparsedEntityDeclHandler('unparsed_entity', None, 'entity.file', None, 'notation') at 13:52 517
# |   EntityDeclHandler('param', 1, 'value', None, None, None, None) at 14:17 544
# |   NotStandaloneHandler() at 15:0 553
# |   EndDoctypeDeclHandler() at 16:1 572
# |   StartElementHandler('root', {'attr1': 'value1', 'xmlns:p': 'http://p/', 'attr2': 'dflt', 'kind': 'y'}) at 17:0 574
# |   CharacterDataHandler('\n',) at 17:41 615
# |   CommentHandler(' a comment ',) at 18:0 616
# |   CharacterDataHandler('\n',) at 18:18 634
# |   StartElementHandler('p:item', {'zeta': '1', 'alpha': '2', 'p:mid': '3'}) at 19:0 635
# |   CharacterDataHandler('text ',) at 19:37 672
# |   CharacterDataHandler('â',) at 19:42 677
# |   CharacterDataHandler(' é ',) at 19:49 684
# |   CharacterDataHandler('<',) at 19:52 687
# |   CharacterDataHandler('&',) at 19:56 691
# |   EndElementHandler('p:item',) at 19:61 696
# |   StartCdataSectionHandler() at 19:70 705
# |   CharacterDataHandler('cdata & <more>',) at 19:79 714
# |   EndCdataSectionHandler() at 19:93 728
# |   CharacterDataHandler('\n',) at 19:96 731
# |   ExternalEntityRefHandler('external_entity', None, 'entity.file', None) at 20:0 732
# |   SkippedEntityHandler('skipped_entity', 0) at 20:17 749
# |   CharacterDataHandler('\n',) at 20:33 765
# |   EndElementHandler('root',) at 21:0 766
# | result 1 26
# | namespaces
# |   StartNamespaceDeclHandler('p', 'http://p/') at 17:0 574
# |   StartElementHandler('root', {'attr1': 'value1', 'attr2': 'dflt', 'kind': 'y'}) at 17:0 574
# |   StartElementHandler('http://p/|item', {'zeta': '1', 'alpha': '2', 'http://p/|mid': '3'}) at 19:0 635
# |   EndElementHandler('http://p/|item',) at 19:61 696
# |   EndElementHandler('root',) at 21:0 766
# | result 1 ['alpha', 'attr1', 'attr2', 'http://p/', 'http://p/|item', 'http://p/|mid', 'kind', 'p', 'root', 'zeta']
# | namespace prefixes, ordered attributes
# |   StartElementHandler('root', ['attr1', 'value1', 'attr2', 'dflt', 'kind', 'y']) at 17:0 574
# |   StartElementHandler('http://p/|item|p', ['zeta', '1', 'alpha', '2', 'http://p/|mid|p', '3']) at 19:0 635
# |   EndElementHandler('http://p/|item|p',) at 19:61 696
# |   EndElementHandler('root',) at 21:0 766
# | result 1 ['alpha', 'attr1', 'attr2', 'http://p/|item|p', 'http://p/|mid|p', 'kind', 'root', 'zeta']
# | specified attributes, buffered text
# |   StartElementHandler('root', {'attr1': 'value1', 'xmlns:p': 'http://p/'}) at 17:0 574
# |   CharacterDataHandler('\n\n',) at 19:0 635
# |   StartElementHandler('p:item', {'zeta': '1', 'alpha': '2', 'p:mid': '3'}) at 19:0 635
# |   CharacterDataHandler('text â é <&cdata & <more>\n\n',) at 22:0 774
# | result 1 7
# | default
# |   DefaultHandler('<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>',) at 1:0 0
# |   DefaultHandler('\n',) at 1:59 59
# |   DefaultHandler('<?target  some data?>',) at 2:0 60
# |   DefaultHandler('\n',) at 2:21 81
# |   DefaultHandler('<!DOCTYPE',) at 3:0 82
# |   DefaultHandler(' ',) at 3:9 91
# |   DefaultHandler('quotations',) at 3:10 92
# |   DefaultHandler(' ',) at 3:20 102
# |   DefaultHandler('SYSTEM',) at 3:21 103
# |   DefaultHandler(' ',) at 3:27 109
# |   DefaultHandler('"quotations.dtd"',) at 3:28 110
# |   DefaultHandler(' ',) at 3:44 126
# |   DefaultHandler('[',) at 3:45 127
# |   DefaultHandler('\n',) at 3:46 128
# |   DefaultHandler('<!ELEMENT',) at 4:0 129
# |   DefaultHandler(' ',) at 4:9 138
# |   DefaultHandler('root',) at 4:10 139
# |   DefaultHandler(' ',) at 4:14 143
# |   DefaultHandler('ANY',) at 4:15 144
# |   DefaultHandler('>',) at 4:18 147
# |   DefaultHandler('\n',) at 4:19 148
# |   DefaultHandler('<!ELEMENT',) at 5:0 149
# |   DefaultHandler(' ',) at 5:9 158
# |   DefaultHandler('item',) at 5:10 159
# |   DefaultHandler(' ',) at 5:14 163
# |   DefaultHandler('(',) at 5:15 164
# |   DefaultHandler('#PCDATA',) at 5:16 165
# |   DefaultHandler(' ',) at 5:23 172
# |   DefaultHandler('|',) at 5:24 173
# |   DefaultHandler(' ',) at 5:25 174
# |   DefaultHandler('b',) at 5:26 175
# |   DefaultHandler(')*',) at 5:27 176
# |   DefaultHandler('>',) at 5:29 178
# |   DefaultHandler('\n',) at 5:30 179
# |   DefaultHandler('<!ELEMENT',) at 6:0 180
# |   DefaultHandler(' ',) at 6:9 189
# |   DefaultHandler('seq',) at 6:10 190
# |   DefaultHandler(' ',) at 6:13 193
# |   DefaultHandler('(',) at 6:14 194
# |   DefaultHandler('a?',) at 6:15 195
# |   DefaultHandler(',',) at 6:17 197
# |   DefaultHandler(' ',) at 6:18 198
# |   DefaultHandler('(',) at 6:19 199
# |   DefaultHandler('b',) at 6:20 200
# |   DefaultHandler(' ',) at 6:21 201
# |   DefaultHandler('|',) at 6:22 202
# |   DefaultHandler(' ',) at 6:23 203
# |   DefaultHandler('c',) at 6:24 204
# |   DefaultHandler(')+',) at 6:25 205
# |   DefaultHandler(',',) at 6:27 207
# |   DefaultHandler(' ',) at 6:28 208
# |   DefaultHandler('d*',) at 6:29 209
# |   DefaultHandler(')',) at 6:31 211
# |   DefaultHandler('>',) at 6:32 212
# |   DefaultHandler('\n',) at 6:33 213
# |   DefaultHandler('<!ELEMENT',) at 7:0 214
# |   DefaultHandler(' ',) at 7:9 223
# |   DefaultHandler('nothing',) at 7:10 224
# |   DefaultHandler(' ',) at 7:17 231
# |   DefaultHandler('EMPTY',) at 7:18 232
# |   DefaultHandler('>',) at 7:23 237
# |   DefaultHandler('\n',) at 7:24 238
# |   DefaultHandler('<!ATTLIST',) at 8:0 239
# |   DefaultHandler(' ',) at 8:9 248
# |   DefaultHandler('root',) at 8:10 249
# |   DefaultHandler(' ',) at 8:14 253
# |   DefaultHandler('attr1',) at 8:15 254
# |   DefaultHandler(' ',) at 8:20 259
# |   DefaultHandler('CDATA',) at 8:21 260
# |   DefaultHandler(' ',) at 8:26 265
# |   DefaultHandler('#REQUIRED',) at 8:27 266
# |   DefaultHandler(' ',) at 8:36 275
# |   DefaultHandler('attr2',) at 8:37 276
# |   DefaultHandler(' ',) at 8:42 281
# |   DefaultHandler('CDATA',) at 8:43 282
# |   DefaultHandler(' ',) at 8:48 287
# |   DefaultHandler('"dflt"',) at 8:49 288
# |   DefaultHandler(' ',) at 8:55 294
# |   DefaultHandler('kind',) at 8:56 295
# |   DefaultHandler(' ',) at 8:60 299
# |   DefaultHandler('(',) at 8:61 300
# |   DefaultHandler('x',) at 8:62 301
# |   DefaultHandler('|',) at 8:63 302
# |   DefaultHandler('y',) at 8:64 303
# |   DefaultHandler(')',) at 8:65 304
# |   DefaultHandler(' ',) at 8:66 305
# |   DefaultHandler('"y"',) at 8:67 306
# |   DefaultHandler('>',) at 8:70 309
# |   DefaultHandler('\n',) at 8:71 310
# |   DefaultHandler('<!NOTATION',) at 9:0 311
# |   DefaultHandler(' ',) at 9:10 321
# |   DefaultHandler('notation',) at 9:11 322
# |   DefaultHandler(' ',) at 9:19 330
# |   DefaultHandler('SYSTEM',) at 9:20 331
# |   DefaultHandler(' ',) at 9:26 337
# |   DefaultHandler('"notation.jpeg"',) at 9:27 338
# |   DefaultHandler('>',) at 9:42 353
# |   DefaultHandler('\n',) at 9:43 354
# |   DefaultHandler('<!NOTATION',) at 10:0 355
# |   DefaultHandler(' ',) at 10:10 365
# |   DefaultHandler('pubnot',) at 10:11 366
# |   DefaultHandler(' ',) at 10:17 372
# |   DefaultHandler('PUBLIC',) at 10:18 373
# |   DefaultHandler(' ',) at 10:24 379
# |   DefaultHandler('"public id"',) at 10:25 380
# |   DefaultHandler('>',) at 10:36 391
# |   DefaultHandler('\n',) at 10:37 392
# |   DefaultHandler('<!ENTITY',) at 11:0 393
# |   DefaultHandler(' ',) at 11:8 401
# |   DefaultHandler('acirc',) at 11:9 402
# |   DefaultHandler(' ',) at 11:14 407
# |   DefaultHandler('"&#226;"',) at 11:15 408
# |   DefaultHandler('>',) at 11:23 416
# |   DefaultHandler('\n',) at 11:24 417
# |   DefaultHandler('<!ENTITY',) at 12:0 418
# |   DefaultHandler(' ',) at 12:8 426
# |   DefaultHandler('external_entity',) at 12:9 427
# |   DefaultHandler(' ',) at 12:24 442
# |   DefaultHandler('SYSTEM',) at 12:25 443
# |   DefaultHandler(' ',) at 12:31 449
# |   DefaultHandler('"entity.file"',) at 12:32 450
# |   DefaultHandler('>',) at 12:45 463
# |   DefaultHandler('\n',) at 12:46 464
# |   DefaultHandler('<!ENTITY',) at 13:0 465
# |   DefaultHandler(' ',) at 13:8 473
# |   DefaultHandler('unparsed_entity',) at 13:9 474
# |   DefaultHandler(' ',) at 13:24 489
# |   DefaultHandler('SYSTEM',) at 13:25 490
# |   DefaultHandler(' ',) at 13:31 496
# |   DefaultHandler('"entity.file"',) at 13:32 497
# |   DefaultHandler(' ',) at 13:45 510
# |   DefaultHandler('NDATA',) at 13:46 511
# |   DefaultHandler(' ',) at 13:51 516
# |   DefaultHandler('notation',) at 13:52 517
# |   DefaultHandler('>',) at 13:60 525
# |   DefaultHandler('\n',) at 13:61 526
# |   DefaultHandler('<!ENTITY',) at 14:0 527
# |   DefaultHandler(' ',) at 14:8 535
# |   DefaultHandler('%',) at 14:9 536
# |   DefaultHandler(' ',) at 14:10 537
# |   DefaultHandler('param',) at 14:11 538
# |   DefaultHandler(' ',) at 14:16 543
# |   DefaultHandler('"value"',) at 14:17 544
# |   DefaultHandler('>',) at 14:24 551
# |   DefaultHandler('\n',) at 14:25 552
# |   DefaultHandler('%unparsed_entity;',) at 15:0 553
# |   DefaultHandler('\n',) at 15:17 570
# |   DefaultHandler(']',) at 16:0 571
# |   DefaultHandler('>',) at 16:1 572
# |   DefaultHandler('\n',) at 16:2 573
# |   DefaultHandler('<root attr1="value1" xmlns:p="http://p/">',) at 17:0 574
# |   DefaultHandler('\n',) at 17:41 615
# |   DefaultHandler('<!-- a comment -->',) at 18:0 616
# |   DefaultHandler('\n',) at 18:18 634
# |   DefaultHandler('<p:item zeta="1" alpha="2" p:mid="3">',) at 19:0 635
# |   DefaultHandler('text ',) at 19:37 672
# |   DefaultHandler('&acirc;',) at 19:42 677
# |   DefaultHandler(' é ',) at 19:49 684
# |   DefaultHandler('&lt;',) at 19:52 687
# |   DefaultHandler('&amp;',) at 19:56 691
# |   DefaultHandler('</p:item>',) at 19:61 696
# |   DefaultHandler('<![CDATA[',) at 19:70 705
# |   DefaultHandler('cdata & <more>',) at 19:79 714
# |   DefaultHandler(']]>',) at 19:93 728
# |   DefaultHandler('\n',) at 19:96 731
# |   DefaultHandler('&external_entity;',) at 20:0 732
# |   DefaultHandler('&skipped_entity;',) at 20:17 749
# |   DefaultHandler('\n',) at 20:33 765
# |   DefaultHandler('</root>',) at 21:0 766
# |   DefaultHandler('\n',) at 21:7 773
# | result 1 0
# | default expand
# |   DefaultHandlerExpand('<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>',) at 1:0 0
# |   DefaultHandlerExpand('\n',) at 1:59 59
# |   DefaultHandlerExpand('<?target  some data?>',) at 2:0 60
# |   DefaultHandlerExpand('\n',) at 2:21 81
# |   DefaultHandlerExpand('<!DOCTYPE',) at 3:0 82
# |   DefaultHandlerExpand(' ',) at 3:9 91
# |   DefaultHandlerExpand('quotations',) at 3:10 92
# |   DefaultHandlerExpand(' ',) at 3:20 102
# |   DefaultHandlerExpand('SYSTEM',) at 3:21 103
# |   DefaultHandlerExpand(' ',) at 3:27 109
# |   DefaultHandlerExpand('"quotations.dtd"',) at 3:28 110
# |   DefaultHandlerExpand(' ',) at 3:44 126
# |   DefaultHandlerExpand('[',) at 3:45 127
# |   DefaultHandlerExpand('\n',) at 3:46 128
# |   DefaultHandlerExpand('<!ELEMENT',) at 4:0 129
# |   DefaultHandlerExpand(' ',) at 4:9 138
# |   DefaultHandlerExpand('root',) at 4:10 139
# |   DefaultHandlerExpand(' ',) at 4:14 143
# |   DefaultHandlerExpand('ANY',) at 4:15 144
# |   DefaultHandlerExpand('>',) at 4:18 147
# |   DefaultHandlerExpand('\n',) at 4:19 148
# |   DefaultHandlerExpand('<!ELEMENT',) at 5:0 149
# |   DefaultHandlerExpand(' ',) at 5:9 158
# |   DefaultHandlerExpand('item',) at 5:10 159
# |   DefaultHandlerExpand(' ',) at 5:14 163
# |   DefaultHandlerExpand('(',) at 5:15 164
# |   DefaultHandlerExpand('#PCDATA',) at 5:16 165
# |   DefaultHandlerExpand(' ',) at 5:23 172
# |   DefaultHandlerExpand('|',) at 5:24 173
# |   DefaultHandlerExpand(' ',) at 5:25 174
# |   DefaultHandlerExpand('b',) at 5:26 175
# |   DefaultHandlerExpand(')*',) at 5:27 176
# |   DefaultHandlerExpand('>',) at 5:29 178
# |   DefaultHandlerExpand('\n',) at 5:30 179
# |   DefaultHandlerExpand('<!ELEMENT',) at 6:0 180
# |   DefaultHandlerExpand(' ',) at 6:9 189
# |   DefaultHandlerExpand('seq',) at 6:10 190
# |   DefaultHandlerExpand(' ',) at 6:13 193
# |   DefaultHandlerExpand('(',) at 6:14 194
# |   DefaultHandlerExpand('a?',) at 6:15 195
# |   DefaultHandlerExpand(',',) at 6:17 197
# |   DefaultHandlerExpand(' ',) at 6:18 198
# |   DefaultHandlerExpand('(',) at 6:19 199
# |   DefaultHandlerExpand('b',) at 6:20 200
# |   DefaultHandlerExpand(' ',) at 6:21 201
# |   DefaultHandlerExpand('|',) at 6:22 202
# |   DefaultHandlerExpand(' ',) at 6:23 203
# |   DefaultHandlerExpand('c',) at 6:24 204
# |   DefaultHandlerExpand(')+',) at 6:25 205
# |   DefaultHandlerExpand(',',) at 6:27 207
# |   DefaultHandlerExpand(' ',) at 6:28 208
# |   DefaultHandlerExpand('d*',) at 6:29 209
# |   DefaultHandlerExpand(')',) at 6:31 211
# |   DefaultHandlerExpand('>',) at 6:32 212
# |   DefaultHandlerExpand('\n',) at 6:33 213
# |   DefaultHandlerExpand('<!ELEMENT',) at 7:0 214
# |   DefaultHandlerExpand(' ',) at 7:9 223
# |   DefaultHandlerExpand('nothing',) at 7:10 224
# |   DefaultHandlerExpand(' ',) at 7:17 231
# |   DefaultHandlerExpand('EMPTY',) at 7:18 232
# |   DefaultHandlerExpand('>',) at 7:23 237
# |   DefaultHandlerExpand('\n',) at 7:24 238
# |   DefaultHandlerExpand('<!ATTLIST',) at 8:0 239
# |   DefaultHandlerExpand(' ',) at 8:9 248
# |   DefaultHandlerExpand('root',) at 8:10 249
# |   DefaultHandlerExpand(' ',) at 8:14 253
# |   DefaultHandlerExpand('attr1',) at 8:15 254
# |   DefaultHandlerExpand(' ',) at 8:20 259
# |   DefaultHandlerExpand('CDATA',) at 8:21 260
# |   DefaultHandlerExpand(' ',) at 8:26 265
# |   DefaultHandlerExpand('#REQUIRED',) at 8:27 266
# |   DefaultHandlerExpand(' ',) at 8:36 275
# |   DefaultHandlerExpand('attr2',) at 8:37 276
# |   DefaultHandlerExpand(' ',) at 8:42 281
# |   DefaultHandlerExpand('CDATA',) at 8:43 282
# |   DefaultHandlerExpand(' ',) at 8:48 287
# |   DefaultHandlerExpand('"dflt"',) at 8:49 288
# |   DefaultHandlerExpand(' ',) at 8:55 294
# |   DefaultHandlerExpand('kind',) at 8:56 295
# |   DefaultHandlerExpand(' ',) at 8:60 299
# |   DefaultHandlerExpand('(',) at 8:61 300
# |   DefaultHandlerExpand('x',) at 8:62 301
# |   DefaultHandlerExpand('|',) at 8:63 302
# |   DefaultHandlerExpand('y',) at 8:64 303
# |   DefaultHandlerExpand(')',) at 8:65 304
# |   DefaultHandlerExpand(' ',) at 8:66 305
# |   DefaultHandlerExpand('"y"',) at 8:67 306
# |   DefaultHandlerExpand('>',) at 8:70 309
# |   DefaultHandlerExpand('\n',) at 8:71 310
# |   DefaultHandlerExpand('<!NOTATION',) at 9:0 311
# |   DefaultHandlerExpand(' ',) at 9:10 321
# |   DefaultHandlerExpand('notation',) at 9:11 322
# |   DefaultHandlerExpand(' ',) at 9:19 330
# |   DefaultHandlerExpand('SYSTEM',) at 9:20 331
# |   DefaultHandlerExpand(' ',) at 9:26 337
# |   DefaultHandlerExpand('"notation.jpeg"',) at 9:27 338
# |   DefaultHandlerExpand('>',) at 9:42 353
# |   DefaultHandlerExpand('\n',) at 9:43 354
# |   DefaultHandlerExpand('<!NOTATION',) at 10:0 355
# |   DefaultHandlerExpand(' ',) at 10:10 365
# |   DefaultHandlerExpand('pubnot',) at 10:11 366
# |   DefaultHandlerExpand(' ',) at 10:17 372
# |   DefaultHandlerExpand('PUBLIC',) at 10:18 373
# |   DefaultHandlerExpand(' ',) at 10:24 379
# |   DefaultHandlerExpand('"public id"',) at 10:25 380
# |   DefaultHandlerExpand('>',) at 10:36 391
# |   DefaultHandlerExpand('\n',) at 10:37 392
# |   DefaultHandlerExpand('<!ENTITY',) at 11:0 393
# |   DefaultHandlerExpand(' ',) at 11:8 401
# |   DefaultHandlerExpand('acirc',) at 11:9 402
# |   DefaultHandlerExpand(' ',) at 11:14 407
# |   DefaultHandlerExpand('"&#226;"',) at 11:15 408
# |   DefaultHandlerExpand('>',) at 11:23 416
# |   DefaultHandlerExpand('\n',) at 11:24 417
# |   DefaultHandlerExpand('<!ENTITY',) at 12:0 418
# |   DefaultHandlerExpand(' ',) at 12:8 426
# |   DefaultHandlerExpand('external_entity',) at 12:9 427
# |   DefaultHandlerExpand(' ',) at 12:24 442
# |   DefaultHandlerExpand('SYSTEM',) at 12:25 443
# |   DefaultHandlerExpand(' ',) at 12:31 449
# |   DefaultHandlerExpand('"entity.file"',) at 12:32 450
# |   DefaultHandlerExpand('>',) at 12:45 463
# |   DefaultHandlerExpand('\n',) at 12:46 464
# |   DefaultHandlerExpand('<!ENTITY',) at 13:0 465
# |   DefaultHandlerExpand(' ',) at 13:8 473
# |   DefaultHandlerExpand('unparsed_entity',) at 13:9 474
# |   DefaultHandlerExpand(' ',) at 13:24 489
# |   DefaultHandlerExpand('SYSTEM',) at 13:25 490
# |   DefaultHandlerExpand(' ',) at 13:31 496
# |   DefaultHandlerExpand('"entity.file"',) at 13:32 497
# |   DefaultHandlerExpand(' ',) at 13:45 510
# |   DefaultHandlerExpand('NDATA',) at 13:46 511
# |   DefaultHandlerExpand(' ',) at 13:51 516
# |   DefaultHandlerExpand('notation',) at 13:52 517
# |   DefaultHandlerExpand('>',) at 13:60 525
# |   DefaultHandlerExpand('\n',) at 13:61 526
# |   DefaultHandlerExpand('<!ENTITY',) at 14:0 527
# |   DefaultHandlerExpand(' ',) at 14:8 535
# |   DefaultHandlerExpand('%',) at 14:9 536
# |   DefaultHandlerExpand(' ',) at 14:10 537
# |   DefaultHandlerExpand('param',) at 14:11 538
# |   DefaultHandlerExpand(' ',) at 14:16 543
# |   DefaultHandlerExpand('"value"',) at 14:17 544
# |   DefaultHandlerExpand('>',) at 14:24 551
# |   DefaultHandlerExpand('\n',) at 14:25 552
# |   DefaultHandlerExpand('%unparsed_entity;',) at 15:0 553
# |   DefaultHandlerExpand('\n',) at 15:17 570
# |   DefaultHandlerExpand(']',) at 16:0 571
# |   DefaultHandlerExpand('>',) at 16:1 572
# |   DefaultHandlerExpand('\n',) at 16:2 573
# |   DefaultHandlerExpand('<root attr1="value1" xmlns:p="http://p/">',) at 17:0 574
# |   DefaultHandlerExpand('\n',) at 17:41 615
# |   CommentHandler(' a comment ',) at 18:0 616
# |   DefaultHandlerExpand('\n',) at 18:18 634
# |   DefaultHandlerExpand('<p:item zeta="1" alpha="2" p:mid="3">',) at 19:0 635
# |   DefaultHandlerExpand('text ',) at 19:37 672
# |   DefaultHandlerExpand('â',) at 19:42 677
# |   DefaultHandlerExpand(' é ',) at 19:49 684
# |   DefaultHandlerExpand('&lt;',) at 19:52 687
# |   DefaultHandlerExpand('&amp;',) at 19:56 691
# |   DefaultHandlerExpand('</p:item>',) at 19:61 696
# |   DefaultHandlerExpand('<![CDATA[',) at 19:70 705
# |   DefaultHandlerExpand('cdata & <more>',) at 19:79 714
# |   DefaultHandlerExpand(']]>',) at 19:93 728
# |   DefaultHandlerExpand('\n',) at 19:96 731
# |   DefaultHandlerExpand('&external_entity;',) at 20:0 732
# |   DefaultHandlerExpand('&skipped_entity;',) at 20:17 749
# |   DefaultHandlerExpand('\n',) at 20:33 765
# |   DefaultHandlerExpand('</root>',) at 21:0 766
# |   DefaultHandlerExpand('\n',) at 21:7 773
# | result 1 0
