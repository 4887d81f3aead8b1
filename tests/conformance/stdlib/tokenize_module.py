import io
import tokenize
import token
src = "def f(a, b=1):\n    # comment\n    return a + b[0:1] ** 2 # end\n\nx = '''m\nl''' \\\n  + f'a{b}'\nif x:\n\ty := 1e5; z = 0xFF != 3\n"
for t in tokenize.generate_tokens(io.StringIO(src).readline):
    print(token.tok_name[t.type], ascii(t.string), t.start, t.end, token.tok_name[t.exact_type])
print(tokenize.detect_encoding(io.BytesIO(b"# coding: latin-1\nx").readline), tokenize.untokenize(tokenize.generate_tokens(io.StringIO("a  = 1\n").readline)))
for bad in ("'abc", "(1", "if 1:\n  x\n y", "é = '''"):
    try:
        list(tokenize.generate_tokens(io.StringIO(bad).readline))
        print("ok")
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__, e.args[0])

# expect:
# | NAME 'def' (1, 0) (1, 3) NAME
# | NAME 'f' (1, 4) (1, 5) NAME
# | OP '(' (1, 5) (1, 6) LPAR
# | NAME 'a' (1, 6) (1, 7) NAME
# | OP ',' (1, 7) (1, 8) COMMA
# | NAME 'b' (1, 9) (1, 10) NAME
# | OP '=' (1, 10) (1, 11) EQUAL
# | NUMBER '1' (1, 11) (1, 12) NUMBER
# | OP ')' (1, 12) (1, 13) RPAR
# | OP ':' (1, 13) (1, 14) COLON
# | NEWLINE '\n' (1, 14) (1, 15) NEWLINE
# | COMMENT '# comment' (2, 4) (2, 13) COMMENT
# | NL '\n' (2, 13) (2, 14) NL
# | INDENT '    ' (3, 0) (3, 4) INDENT
# | NAME 'return' (3, 4) (3, 10) NAME
# | NAME 'a' (3, 11) (3, 12) NAME
# | OP '+' (3, 13) (3, 14) PLUS
# | NAME 'b' (3, 15) (3, 16) NAME
# | OP '[' (3, 16) (3, 17) LSQB
# | NUMBER '0' (3, 17) (3, 18) NUMBER
# | OP ':' (3, 18) (3, 19) COLON
# | NUMBER '1' (3, 19) (3, 20) NUMBER
# | OP ']' (3, 20) (3, 21) RSQB
# | OP '**' (3, 22) (3, 24) DOUBLESTAR
# | NUMBER '2' (3, 25) (3, 26) NUMBER
# | COMMENT '# end' (3, 27) (3, 32) COMMENT
# | NEWLINE '\n' (3, 32) (3, 33) NEWLINE
# | NL '\n' (4, 0) (4, 1) NL
# | DEDENT '' (5, 0) (5, 0) DEDENT
# | NAME 'x' (5, 0) (5, 1) NAME
# | OP '=' (5, 2) (5, 3) EQUAL
# | STRING "'''m\nl'''" (5, 4) (6, 4) STRING
# | OP '+' (7, 2) (7, 3) PLUS
# | STRING "f'a{b}'" (7, 4) (7, 11) STRING
# | NEWLINE '\n' (7, 11) (7, 12) NEWLINE
# | NAME 'if' (8, 0) (8, 2) NAME
# | NAME 'x' (8, 3) (8, 4) NAME
# | OP ':' (8, 4) (8, 5) COLON
# | NEWLINE '\n' (8, 5) (8, 6) NEWLINE
# | INDENT '\t' (9, 0) (9, 1) INDENT
# | NAME 'y' (9, 1) (9, 2) NAME
# | OP ':=' (9, 3) (9, 5) COLONEQUAL
# | NUMBER '1e5' (9, 6) (9, 9) NUMBER
# | OP ';' (9, 9) (9, 10) SEMI
# | NAME 'z' (9, 11) (9, 12) NAME
# | OP '=' (9, 13) (9, 14) EQUAL
# | NUMBER '0xFF' (9, 15) (9, 19) NUMBER
# | OP '!=' (9, 20) (9, 22) NOTEQUAL
# | NUMBER '3' (9, 23) (9, 24) NUMBER
# | NEWLINE '\n' (9, 24) (9, 25) NEWLINE
# | DEDENT '' (10, 0) (10, 0) DEDENT
# | ENDMARKER '' (10, 0) (10, 0) ENDMARKER
# | ('iso-8859-1', [b'# coding: latin-1\n']) a  = 1
# |
# | ok
# | TokenError EOF in multi-line statement
# | IndentationError unindent does not match any outer indentation level
# | TokenError EOF in multi-line string
