def run(data):
    try:
        ns = {}
        exec(compile(data, "f", "exec"), ns)
        print(ascii(ns.get("x")))
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, ascii(str(e)))


run(b"x = '\xc3\xa9'")
run(b"\xef\xbb\xbfx = '\xc3\xa9'")
run(b"# -*- coding: latin-1 -*-\nx = '\xe9'")
run(b"# coding=utf-8\nx = '\xc3\xa9'")
run(b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'")
run(b"\n\n# coding: latin-1\nx = '\xe9'")
run(b"x = '\xe9'")
run(b"# coding: nosuch\nx = 1")
run(b"\xef\xbb\xbf# coding: latin-1\nx = 1")
run(b"# coding: iso-8859-15\nx = '\xa4'")
run("# coding: latin-1\nx = '\u20ac'")
run("x = '\ufeff'")
run("\ufeffx = 1")
run(b"x = 1\r\ny = 2\r\nx = '''a\r\nb'''")
run(b"x = 1\ry = 2\r")
run(b"x = '''a\rb\n'''")
run("x = 'a\x0cb'\n\x0cx2 = 1")
run("x = '\ud800'")
run(b"x = 1 # \xff comment")
run(b"# coding: ascii\nx = '\xc3'")
run("x = 1\x00")
run(b"x = 'tab\\there'")
run(b"x = 5 \\\n + 6")
run(b"x = 5 \\ \n + 6")
run(b"x = 1 \\")
run(b"if 1:\\\n  x = 7")

# expect:
# | '\xe9'
# | '\xe9'
# | '\xe9'
# | '\xe9'
# | '\u20ac'
# | SyntaxError "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data (f, line 4)"
# | SyntaxError "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data (f, line 1)"
# | SyntaxError 'unknown encoding: nosuch (f, line 0)'
# | SyntaxError 'encoding problem: iso-8859-1 with BOM (f, line 0)'
# | '\u20ac'
# | '\u20ac'
# | '\ufeff'
# | SyntaxError 'invalid non-printable character U+FEFF (f, line 1)'
# | 'a\nb'
# | 1
# | 'a\nb\n'
# | 'a\x0cb'
# | UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 5: surrogates not allowed"
# | 1
# | SyntaxError "'ascii' codec can't decode byte 0xc3 in position 21: ordinal not in range(128) (f, line 0)"
# | ValueError 'source code string cannot contain null bytes'
# | 'tab\there'
# | 11
# | SyntaxError 'unexpected character after line continuation character (f, line 1)'
# | SyntaxError 'unexpected EOF while parsing (f, line 1)'
# | 7
