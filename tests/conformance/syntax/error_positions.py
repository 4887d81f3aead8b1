import traceback
srcs = ["x = = 1", "foo(a, b for b in c)", "print(1 2)", "a = [1, 2 3]", "d = {1: 2 3: 4}", "x = 'abc", "if x = 3:\n    pass", "def f(a, a):\n  pass", "return 5", "for i in 10\n  pass", "a.b.c = 1 = 2", "f(**x, *y)", "x = (1, 2", "x = 1)", "x = {1: 2]", "lambda: yield", "[i := 0 for i in x]", "class A\n  pass", "é = 5 é", "   x = 1", "import a as b.c", "del (a, b())", "x = 1 if 2", "while True print(1)", "f() = 3", "a, 1 = 2", "async def f():\n  await = 1", "not x = 1", "'a' 'b' c", "x = 0xZ", "u = '\\N{foo}'", "a\\\nb c", "try:\n  pass\nfoo", "print(f'{a b}')", "x = 1\ny = 2\nz = = 3\n", "with open(x) as 5: pass"]
for src in srcs:
    try:
        compile(src, "file.py", "exec")
        print("OK")
    except SyntaxError as e:
        print("".join(traceback.format_exception_only(e)), end="")

# expect:
# |   File "file.py", line 1
# |     x = = 1
# |         ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     foo(a, b for b in c)
# |            ^^^^^^^^^^^^
# | SyntaxError: Generator expression must be parenthesized
# |   File "file.py", line 1
# |     print(1 2)
# |           ^^^
# | SyntaxError: invalid syntax. Perhaps you forgot a comma?
# |   File "file.py", line 1
# |     a = [1, 2 3]
# |             ^^^
# | SyntaxError: invalid syntax. Perhaps you forgot a comma?
# |   File "file.py", line 1
# |     d = {1: 2 3: 4}
# |             ^^^
# | SyntaxError: invalid syntax. Perhaps you forgot a comma?
# |   File "file.py", line 1
# |     x = 'abc
# |         ^
# | SyntaxError: unterminated string literal (detected at line 1)
# |   File "file.py", line 1
# |     if x = 3:
# |        ^^^^^
# | SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# |   File "file.py", line 1
# | SyntaxError: duplicate argument 'a' in function definition
# |   File "file.py", line 1
# | SyntaxError: 'return' outside function
# |   File "file.py", line 1
# |     for i in 10
# |                ^
# | SyntaxError: expected ':'
# |   File "file.py", line 1
# |     a.b.c = 1 = 2
# |             ^
# | SyntaxError: cannot assign to literal
# |   File "file.py", line 1
# |     f(**x, *y)
# |       ^^^
# | SyntaxError: iterable argument unpacking follows keyword argument unpacking
# |   File "file.py", line 1
# |     x = (1, 2
# |         ^
# | SyntaxError: '(' was never closed
# |   File "file.py", line 1
# |     x = 1)
# |          ^
# | SyntaxError: unmatched ')'
# |   File "file.py", line 1
# |     x = {1: 2]
# |              ^
# | SyntaxError: closing parenthesis ']' does not match opening parenthesis '{'
# |   File "file.py", line 1
# |     lambda: yield
# |             ^^^^^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# | SyntaxError: assignment expression cannot rebind comprehension iteration variable 'i'
# |   File "file.py", line 1
# |     class A
# |            ^
# | SyntaxError: expected ':'
# |   File "file.py", line 1
# |     é = 5 é
# |           ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     x = 1
# | IndentationError: unexpected indent
# |   File "file.py", line 1
# |     import a as b.c
# |                  ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     del (a, b())
# |             ^^^
# | SyntaxError: cannot delete function call
# |   File "file.py", line 1
# |     x = 1 if 2
# |         ^^^^^^
# | SyntaxError: expected 'else' after 'if' expression
# |   File "file.py", line 1
# |     while True print(1)
# |                ^^^^^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     f() = 3
# |     ^^^
# | SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
# |   File "file.py", line 1
# |     a, 1 = 2
# |        ^
# | SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
# |   File "file.py", line 2
# |     await = 1
# |           ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     not x = 1
# |     ^^^^^
# | SyntaxError: cannot assign to expression
# |   File "file.py", line 1
# |     'a' 'b' c
# |             ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     x = 0xZ
# |          ^
# | SyntaxError: invalid hexadecimal literal
# |   File "file.py", line 1
# |     u = '\N{foo}'
# |                  ^
# | SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name
# |   File "file.py", line 2
# |     a\
# | b c
# |     ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 3
# |     foo
# |     ^^^
# | SyntaxError: expected 'except' or 'finally' block
# |   File "file.py", line 1
# |     (a b)
# |      ^^^
# | SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?
# |   File "file.py", line 3
# |     z = = 3
# |         ^
# | SyntaxError: invalid syntax
# |   File "file.py", line 1
# |     with open(x) as 5: pass
# |                     ^
# | SyntaxError: cannot assign to literal
