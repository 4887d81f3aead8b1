srcs = ["if x:\npass", "if x:\n  a\n b", "  a", "if x:\n\ta\n        b", "if x:\n        a\n\tb", "def f():\n    a\n      b", "if x:\n a\nelse:\n b\n  c", "if x:\n    a\n  else:\n    b", "class C:\n\n\nx", "for x in y:\n    pass\n   pass", "a\n  b", "if x: a\n  b", "try:\n a\nexcept:\nb", "def f():\n    '''doc'''\n   x", "if a:\n  if b:\n  c", "\tif x:\n\t\ty", "while x:\n# comment", "while x:\n    # comment\n", "if x:\n    pass\n  # odd comment\nelse:\n    pass", "x = (1,\n2\n   )", "if x:\n  (\n1\n)\n", "with a:\n", "match x:\ncase 1: pass", "match x:\n case 1:\n pass", "async def f():\npass", "class C:\npass", "elif x:\n y", "finally:\n y", "def f(x):\n  return x\n return x", "if 1:\n\t1\n    2"]
for src in srcs:
    try:
        compile(src, "<s>", "exec")
        print("OK", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, "|", repr(src), "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))

# expect:
# | IndentationError | 'if x:\npass' | expected an indented block after 'if' statement on line 1 (2, 1, 2, 5) 'pass\n'
# | IndentationError | 'if x:\n  a\n b' | unindent does not match any outer indentation level (3, 3, 3, -1) ' b\n'
# | IndentationError | '  a' | unexpected indent (1, 2, 1, -1) '  a\n'
# | TabError | 'if x:\n\ta\n        b' | inconsistent use of tabs and spaces in indentation (3, 1, 3, 0) '        b\n'
# | TabError | 'if x:\n        a\n\tb' | inconsistent use of tabs and spaces in indentation (3, 1, 3, 0) '\tb\n'
# | IndentationError | 'def f():\n    a\n      b' | unexpected indent (3, 6, 3, -1) '      b\n'
# | IndentationError | 'if x:\n a\nelse:\n b\n  c' | unexpected indent (5, 2, 5, -1) '  c\n'
# | IndentationError | 'if x:\n    a\n  else:\n    b' | unindent does not match any outer indentation level (3, 8, 3, -1) '  else:\n'
# | IndentationError | 'class C:\n\n\nx' | expected an indented block after class definition on line 1 (4, 1, 4, 2) 'x\n'
# | IndentationError | 'for x in y:\n    pass\n   pass' | unindent does not match any outer indentation level (3, 8, 3, -1) '   pass\n'
# | IndentationError | 'a\n  b' | unexpected indent (2, 2, 2, -1) '  b\n'
# | IndentationError | 'if x: a\n  b' | unexpected indent (2, 2, 2, -1) '  b\n'
# | IndentationError | 'try:\n a\nexcept:\nb' | expected an indented block after 'except' statement on line 3 (4, 1, 4, 2) 'b\n'
# | IndentationError | "def f():\n    '''doc'''\n   x" | unindent does not match any outer indentation level (3, 5, 3, -1) '   x\n'
# | IndentationError | 'if a:\n  if b:\n  c' | expected an indented block after 'if' statement on line 2 (3, 3, 3, 4) '  c\n'
# | IndentationError | '\tif x:\n\t\ty' | unexpected indent (1, 1, 1, -1) '\tif x:\n'
# | IndentationError | 'while x:\n# comment' | expected an indented block after 'while' statement on line 1 (2, 10, 2, -1) '# comment\n'
# | IndentationError | 'while x:\n    # comment\n' | expected an indented block after 'while' statement on line 1 (2, 14, 2, -1) '    # comment\n'
# | OK 'if x:\n    pass\n  # odd comment\nelse:\n    pass'
# | OK 'x = (1,\n2\n   )'
# | OK 'if x:\n  (\n1\n)\n'
# | IndentationError | 'with a:\n' | expected an indented block after 'with' statement on line 1 (1, 8, 1, -1) 'with a:\n'
# | IndentationError | 'match x:\ncase 1: pass' | expected an indented block after 'match' statement on line 1 (2, 1, 2, 5) 'case 1: pass\n'
# | IndentationError | 'match x:\n case 1:\n pass' | expected an indented block after 'case' statement on line 2 (3, 2, 3, 6) ' pass\n'
# | IndentationError | 'async def f():\npass' | expected an indented block after function definition on line 1 (2, 1, 2, 5) 'pass\n'
# | IndentationError | 'class C:\npass' | expected an indented block after class definition on line 1 (2, 1, 2, 5) 'pass\n'
# | SyntaxError | 'elif x:\n y' | invalid syntax (1, 1, 1, 5) 'elif x:\n'
# | SyntaxError | 'finally:\n y' | invalid syntax (1, 1, 1, 8) 'finally:\n'
# | IndentationError | 'def f(x):\n  return x\n return x' | unindent does not match any outer indentation level (3, 10, 3, -1) ' return x\n'
# | IndentationError | 'if 1:\n\t1\n    2' | unindent does not match any outer indentation level (3, 6, 3, -1) '    2\n'
