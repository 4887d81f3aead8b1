import ast
for src in ("x=1;y=(2,)", "a = b = [1,*c]", "def f(a,/,b=1,*args,c:int=2,**kw)->str:\n 'doc'\n return a", "class C(A,metaclass=M):\n x:int=1\n def m(self):pass", "lambda a,*b,c=1:a", "if a:\n b\nelif c:\n d\nelse:\n e", "for x,y in z:\n pass\nelse:\n q", "while a:\n break", "try:\n a\nexcept (B,C) as d:\n e\nelse:\n f\nfinally:\n g", "with a as b,c:\n d", "import a.b as c,d", "from ..x import y as z", "raise A from B", "assert a,b", "del a,b[1:2]", "global a", "a if b else c", "(a+b)*c-d**-e", "not (a and b) or c", "a<b<=c", "-(-x)", "(-1)**2", "-1**2", "(yield)", "x=yield a", "await_=1", "f(a,*b,k=c,**d)", "[x for x in y if z for w in v]", "{a:b for a,b in c}", "{*a,b}", "{**a,'k':1}", "(x for x in y)", "f'{a!r:>10}b{{c}}'", "f'{a}' 'b'", "'it\\'s \"q\"'", "b'a\\x00'", "'a\\nb'", "1e400", "1j", "...", "x[a,b:c,...]", "x[()]", "a.b(c).d[e]", "1 .real", "@d\nasync def f():\n async with a:pass\n async for b in c:await d", "match x:\n case [1,*a]|{'k':b,**r}:\n  pass\n case C(1,y=z) as w if w:\n  pass\n case _:\n  pass", "(a:=1)", "print((a:=1),b)", "x:int", "(a,b)=c", "a,=b", "return_=(a,b)", "lambda:(yield)", "(a,b)[0]", "(lambda:0)()", "a@b", "~a", "a if (b if c else d) else e", "(a if b else c) if d else e", "a and (b or c)", "(a or b) and c", "a-(b-c)", "a**b**c", "(a**b)**c", "not a==b", "(not a)==b", "x = 'é\\ud800'", "try:\n a\nexcept* B:\n c"):
    try:
        tree = ast.parse(src)
        out = ast.unparse(tree)
        print(ascii(out), ast.dump(ast.parse(out)) == ast.dump(tree))
    except SyntaxError as e:
        print(src, e.msg)

# expect:
# | 'x = 1\ny = (2,)' True
# | 'a = b = [1, *c]' True
# | 'def f(a, /, b=1, *args, c: int=2, **kw) -> str:\n    """doc"""\n    return a' True
# | 'class C(A, metaclass=M):\n    x: int = 1\n\n    def m(self):\n        pass' True
# | 'lambda a, *b, c=1: a' True
# | 'if a:\n    b\nelif c:\n    d\nelse:\n    e' True
# | 'for x, y in z:\n    pass\nelse:\n    q' True
# | 'while a:\n    break' True
# | 'try:\n    a\nexcept (B, C) as d:\n    e\nelse:\n    f\nfinally:\n    g' True
# | 'with a as b, c:\n    d' True
# | 'import a.b as c, d' True
# | 'from ..x import y as z' True
# | 'raise A from B' True
# | 'assert a, b' True
# | 'del a, b[1:2]' True
# | 'global a' True
# | 'a if b else c' True
# | '(a + b) * c - d ** (-e)' True
# | 'not (a and b) or c' True
# | 'a < b <= c' True
# | '--x' True
# | '(-1) ** 2' True
# | '-1 ** 2' True
# | 'yield' True
# | 'x = (yield a)' True
# | 'await_ = 1' True
# | 'f(a, *b, k=c, **d)' True
# | '[x for x in y if z for w in v]' True
# | '{a: b for a, b in c}' True
# | '{*a, b}' True
# | "{**a, 'k': 1}" True
# | '(x for x in y)' True
# | "f'{a!r:>10}b{{c}}'" True
# | "f'{a}b'" True
# | '\'\'\'it\'s "q"\'\'\'' True
# | "b'a\\x00'" True
# | '"""a\nb"""' True
# | '1e309' True
# | '1j' True
# | '...' True
# | 'x[a, b:c, ...]' True
# | 'x[()]' True
# | 'a.b(c).d[e]' True
# | '1 .real' True
# | '@d\nasync def f():\n    async with a:\n        pass\n    async for b in c:\n        await d' True
# | "match x:\n    case [1, *a] | {'k': b, **r}:\n        pass\n    case C(1, y=z) as w if w:\n        pass\n    case _:\n        pass" True
# | '(a := 1)' True
# | 'print((a := 1), b)' True
# | 'x: int' True
# | 'a, b = c' True
# | 'a, = b' True
# | 'return_ = (a, b)' True
# | 'lambda: (yield)' True
# | '(a, b)[0]' True
# | '(lambda: 0)()' True
# | 'a @ b' True
# | '~a' True
# | 'a if (b if c else d) else e' True
# | '(a if b else c) if d else e' True
# | 'a and (b or c)' True
# | '(a or b) and c' True
# | 'a - (b - c)' True
# | 'a ** b ** c' True
# | '(a ** b) ** c' True
# | 'not a == b' True
# | '(not a) == b' True
# | "x = '\xe9\\ud800'" True
# | 'try:\n    a\nexcept* B:\n    c' True
