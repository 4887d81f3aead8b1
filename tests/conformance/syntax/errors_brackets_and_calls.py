srcs = """a && b
a || b
a <> b
a === b
@
@a
@a b
x = @a
a := 1
not
a not b
a is is b
a in in b
a not in
1 +
+ 
* a
**a
a if b
a if b else
async
async def
async x
await
pass x
break x
continue 1
if x = 1: pass
while x = 1: pass
f(x.y=1)
True = 1
None = 1
def None(): pass
class True: pass
import None
a = True = 1
'abc
"abc
'''abc
b'é'
0777
0x
0b2""".split("\n")
for src in srcs:
    try:
        compile(src, "<s>", "exec")
        print("OK   ", src)
    except SyntaxError as e:
        print(type(e).__name__, "|", src, "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))

# expect:
# | SyntaxError | a && b | invalid syntax (1, 4, 1, 5)
# | SyntaxError | a || b | invalid syntax (1, 4, 1, 5)
# | SyntaxError | a <> b | invalid syntax (1, 3, 1, 5)
# | SyntaxError | a === b | invalid syntax (1, 5, 1, 6)
# | SyntaxError | @ | invalid syntax (1, 2, 1, 2)
# | SyntaxError | @a | invalid syntax (1, 0, 1, 0)
# | SyntaxError | @a b | invalid syntax (1, 4, 1, 5)
# | SyntaxError | x = @a | invalid syntax (1, 5, 1, 6)
# | SyntaxError | a := 1 | invalid syntax (1, 3, 1, 5)
# | SyntaxError | not | invalid syntax (1, 4, 1, 4)
# | SyntaxError | a not b | invalid syntax (1, 7, 1, 8)
# | SyntaxError | a is is b | invalid syntax (1, 6, 1, 8)
# | SyntaxError | a in in b | invalid syntax (1, 6, 1, 8)
# | SyntaxError | a not in | invalid syntax (1, 9, 1, 9)
# | SyntaxError | 1 + | invalid syntax (1, 4, 1, 4)
# | SyntaxError | +  | invalid syntax (1, 3, 1, 3)
# | SyntaxError | * a | can't use starred expression here (1, 1, 1, 4)
# | SyntaxError | **a | invalid syntax (1, 1, 1, 3)
# | SyntaxError | a if b | expected 'else' after 'if' expression (1, 1, 1, 7)
# | SyntaxError | a if b else | invalid syntax (1, 12, 1, 12)
# | SyntaxError | async | invalid syntax (1, 6, 1, 6)
# | SyntaxError | async def | invalid syntax (1, 10, 1, 10)
# | SyntaxError | async x | invalid syntax (1, 7, 1, 8)
# | SyntaxError | await | invalid syntax (1, 6, 1, 6)
# | SyntaxError | pass x | invalid syntax (1, 6, 1, 7)
# | SyntaxError | break x | invalid syntax (1, 7, 1, 8)
# | SyntaxError | continue 1 | invalid syntax (1, 10, 1, 11)
# | SyntaxError | if x = 1: pass | invalid syntax. Maybe you meant '==' or ':=' instead of '='? (1, 4, 1, 9)
# | SyntaxError | while x = 1: pass | invalid syntax. Maybe you meant '==' or ':=' instead of '='? (1, 7, 1, 12)
# | SyntaxError | f(x.y=1) | expression cannot contain assignment, perhaps you meant "=="? (1, 3, 1, 7)
# | SyntaxError | True = 1 | cannot assign to True (1, 1, 1, 5)
# | SyntaxError | None = 1 | cannot assign to None (1, 1, 1, 5)
# | SyntaxError | def None(): pass | invalid syntax (1, 5, 1, 9)
# | SyntaxError | class True: pass | invalid syntax (1, 7, 1, 11)
# | SyntaxError | import None | invalid syntax (1, 8, 1, 12)
# | SyntaxError | a = True = 1 | cannot assign to True (1, 5, 1, 9)
# | SyntaxError | 'abc | unterminated string literal (detected at line 1) (1, 1, 1, 1)
# | SyntaxError | "abc | unterminated string literal (detected at line 1) (1, 1, 1, 1)
# | SyntaxError | '''abc | unterminated triple-quoted string literal (detected at line 1) (1, 1, 1, 1)
# | SyntaxError | b'é' | bytes can only contain ASCII literal characters (1, 5, 1, 5)
# | SyntaxError | 0777 | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (1, 1, 1, 2)
# | SyntaxError | 0x | invalid hexadecimal literal (1, 2, 1, 2)
# | SyntaxError | 0b2 | invalid digit '2' in binary literal (1, 3, 1, 3)
