srcs = """a b
a 1
1 a
1a
(
)
[
]
{
}
(a
[a
{a
(a]
[a)
{a: b
{a b}
{a: }
{: b}
{a: b, c}
{a, b: c}
a = b c
a.
a.1
.a
a[
a[]
a[1
f(a b)
f(a,,b)
f(,)
f(a=)
f(=b)
print 1
print "a"
exec "a"
a++
a--
++
!a
a!
a ! b
a ? b : c""".split("\n")
for src in srcs:
    try:
        compile(src, "<s>", "exec")
        print("OK   ", src)
    except SyntaxError as e:
        print(type(e).__name__, "|", src, "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))

# expect:
# | SyntaxError | a b | invalid syntax (1, 3, 1, 4)
# | SyntaxError | a 1 | invalid syntax (1, 3, 1, 4)
# | SyntaxError | 1 a | invalid syntax (1, 3, 1, 4)
# | SyntaxError | 1a | invalid decimal literal (1, 1, 1, 1)
# | SyntaxError | ( | '(' was never closed (1, 1, 1, 0)
# | SyntaxError | ) | unmatched ')' (1, 1, 1, 1)
# | SyntaxError | [ | '[' was never closed (1, 1, 1, 0)
# | SyntaxError | ] | unmatched ']' (1, 1, 1, 1)
# | SyntaxError | { | '{' was never closed (1, 1, 1, 0)
# | SyntaxError | } | unmatched '}' (1, 1, 1, 1)
# | SyntaxError | (a | '(' was never closed (1, 1, 1, 0)
# | SyntaxError | [a | '[' was never closed (1, 1, 1, 0)
# | SyntaxError | {a | '{' was never closed (1, 1, 1, 0)
# | SyntaxError | (a] | closing parenthesis ']' does not match opening parenthesis '(' (1, 3, 1, 3)
# | SyntaxError | [a) | closing parenthesis ')' does not match opening parenthesis '[' (1, 3, 1, 3)
# | SyntaxError | {a: b | '{' was never closed (1, 1, 1, 0)
# | SyntaxError | {a b} | invalid syntax. Perhaps you forgot a comma? (1, 2, 1, 5)
# | SyntaxError | {a: } | expression expected after dictionary key and ':' (1, 3, 1, 4)
# | SyntaxError | {: b} | invalid syntax (1, 2, 1, 3)
# | SyntaxError | {a: b, c} | ':' expected after dictionary key (1, 8, 1, 0)
# | SyntaxError | {a, b: c} | invalid syntax (1, 6, 1, 7)
# | SyntaxError | a = b c | invalid syntax (1, 7, 1, 8)
# | SyntaxError | a. | invalid syntax (1, 3, 1, 3)
# | SyntaxError | a.1 | invalid syntax (1, 2, 1, 4)
# | SyntaxError | .a | invalid syntax (1, 1, 1, 2)
# | SyntaxError | a[ | '[' was never closed (1, 2, 1, 0)
# | SyntaxError | a[] | invalid syntax (1, 3, 1, 4)
# | SyntaxError | a[1 | '[' was never closed (1, 2, 1, 0)
# | SyntaxError | f(a b) | invalid syntax. Perhaps you forgot a comma? (1, 3, 1, 6)
# | SyntaxError | f(a,,b) | invalid syntax (1, 5, 1, 6)
# | SyntaxError | f(,) | invalid syntax (1, 3, 1, 4)
# | SyntaxError | f(a=) | invalid syntax (1, 5, 1, 6)
# | SyntaxError | f(=b) | invalid syntax (1, 3, 1, 4)
# | SyntaxError | print 1 | Missing parentheses in call to 'print'. Did you mean print(...)? (1, 1, 1, 8)
# | SyntaxError | print "a" | Missing parentheses in call to 'print'. Did you mean print(...)? (1, 1, 1, 10)
# | SyntaxError | exec "a" | Missing parentheses in call to 'exec'. Did you mean exec(...)? (1, 1, 1, 9)
# | SyntaxError | a++ | invalid syntax (1, 4, 1, 4)
# | SyntaxError | a-- | invalid syntax (1, 4, 1, 4)
# | SyntaxError | ++ | invalid syntax (1, 3, 1, 3)
# | SyntaxError | !a | invalid syntax (1, 1, 1, 2)
# | SyntaxError | a! | invalid syntax (1, 2, 1, 3)
# | SyntaxError | a ! b | invalid syntax (1, 3, 1, 4)
# | SyntaxError | a ? b : c | invalid syntax (1, 3, 1, 4)
