srcs = """0o8
1_
1__0
1e
1.e+
5j5
1if 2else 3
$
?
`a`
a\\ b
é = ¨
“quoted”
x = 5 6
"a" b"b"
f"{"
for i in range(3) print(i)
def f(x) return x
else if x: pass
a, b += 1
(yield) = 1
x: y = z = 1
lambda (x): x
def f(a, (b, c)): pass
from __future__ import nope
from __future__ import braces
[x for]
[for x in y]
[x for x in]
[x, y for x in z]
(x for x in y, 1)
[*x for x in y]
{**x for x in y}
{*x: 1}
x[*]
f(**)
f(*)
return 1
class C: return 1
yield 5""".split("\n")
for src in srcs:
    try:
        compile(src, "<s>", "exec")
        print("OK   ", src)
    except SyntaxError as e:
        print(type(e).__name__, "|", src, "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))

# expect:
# | SyntaxError | 0o8 | invalid digit '8' in octal literal (1, 3, 1, 3)
# | SyntaxError | 1_ | invalid decimal literal (1, 2, 1, 2)
# | SyntaxError | 1__0 | invalid decimal literal (1, 2, 1, 2)
# | SyntaxError | 1e | invalid decimal literal (1, 1, 1, 1)
# | SyntaxError | 1.e+ | invalid decimal literal (1, 4, 1, 4)
# | SyntaxError | 5j5 | invalid imaginary literal (1, 2, 1, 2)
# | OK    1if 2else 3
# | SyntaxError | $ | invalid syntax (1, 1, 1, 2)
# | SyntaxError | ? | invalid syntax (1, 1, 1, 2)
# | SyntaxError | `a` | invalid syntax (1, 1, 1, 2)
# | SyntaxError | a\ b | unexpected character after line continuation character (1, 3, 1, 0)
# | SyntaxError | é = ¨ | invalid character '¨' (U+00A8) (1, 5, 1, 5)
# | SyntaxError | “quoted” | invalid character '“' (U+201C) (1, 1, 1, 1)
# | SyntaxError | x = 5 6 | invalid syntax (1, 7, 1, 8)
# | SyntaxError | "a" b"b" | cannot mix bytes and nonbytes literals (1, 9, 1, 9)
# | SyntaxError | f"{" | f-string: expecting '}' (1, 5, 1, 5)
# | SyntaxError | for i in range(3) print(i) | invalid syntax (1, 19, 1, 24)
# | SyntaxError | def f(x) return x | expected ':' (1, 10, 1, 16)
# | SyntaxError | else if x: pass | invalid syntax (1, 1, 1, 5)
# | SyntaxError | a, b += 1 | 'tuple' is an illegal expression for augmented assignment (1, 1, 1, 5)
# | SyntaxError | (yield) = 1 | cannot assign to yield expression here. Maybe you meant '==' instead of '='? (1, 2, 1, 7)
# | SyntaxError | x: y = z = 1 | invalid syntax (1, 10, 1, 11)
# | SyntaxError | lambda (x): x | Lambda expression parameters cannot be parenthesized (1, 8, 1, 11)
# | SyntaxError | def f(a, (b, c)): pass | Function parameters cannot be parenthesized (1, 10, 1, 16)
# | SyntaxError | from __future__ import nope | future feature nope is not defined (1, 1, 1, None)
# | SyntaxError | from __future__ import braces | not a chance (1, 1, 1, None)
# | SyntaxError | [x for] | invalid syntax (1, 7, 1, 8)
# | SyntaxError | [for x in y] | invalid syntax (1, 2, 1, 5)
# | SyntaxError | [x for x in] | invalid syntax (1, 12, 1, 13)
# | SyntaxError | [x, y for x in z] | did you forget parentheses around the comprehension target? (1, 2, 1, 6)
# | SyntaxError | (x for x in y, 1) | invalid syntax (1, 14, 1, 15)
# | SyntaxError | [*x for x in y] | iterable unpacking cannot be used in comprehension (1, 2, 1, 4)
# | SyntaxError | {**x for x in y} | dict unpacking cannot be used in dict comprehension (1, 2, 1, 4)
# | SyntaxError | {*x: 1} | invalid syntax (1, 4, 1, 5)
# | SyntaxError | x[*] | invalid syntax (1, 4, 1, 5)
# | SyntaxError | f(**) | invalid syntax (1, 5, 1, 6)
# | SyntaxError | f(*) | invalid syntax (1, 4, 1, 5)
# | SyntaxError | return 1 | 'return' outside function (1, 1, 1, 9)
# | SyntaxError | class C: return 1 | 'return' outside function (1, 10, 1, 18)
# | SyntaxError | yield 5 | 'yield' outside function (1, 1, 1, 8)
