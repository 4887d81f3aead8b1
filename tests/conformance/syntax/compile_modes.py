import ast
show = lambda *a: print(*a)
for src, mode in (("1", "eval"), ("1\n", "eval"), (" 1", "eval"), ("x = 1", "eval"), ("", "eval"), ("", "exec"), ("", "single"), ("1", "single"), ("1\n2", "single"), ("if 1: pass", "single"), ("if 1:\n pass", "single"), ("if 1:\n pass\n", "single"), ("1;2", "single"), ("1, 2", "eval"), ("lambda: 0", "eval"), ("# c", "exec"), ("# c", "eval"), ("(1\n+2)", "eval"), ("\n\n1", "eval"), ("yield", "eval"), ("*a", "eval"), ("*a,", "eval"), ("x := 1", "eval"), ("(x := 1)", "eval"), ("1\x00", "exec"), ("1", "func_type"), ("(int) -> str", "func_type")):
    try:
        code = compile(src, "f", mode, **({"flags": ast.PyCF_ONLY_AST} if mode == "func_type" else {}))
        show(repr(src), mode, type(code).__name__)
    except (SyntaxError, ValueError) as e:
        show(repr(src), mode, type(e).__name__, e)
print(eval(compile(ast.parse("1 + 2", mode="eval"), "a", "eval")))
tree = ast.parse("x = 1\nprint(x + 5)")
exec(compile(tree, "t", "exec"))
print(ast.dump(tree.body[0]), ast.unparse(tree), compile(tree, "t", "exec").co_names)
c = compile("assert 0, 'no'; x = __debug__", "o", "exec", optimize=1)
ns = {}
exec(c, ns)
print(ns["x"], compile("'doc'", "o", "exec", optimize=2).co_consts, compile("'doc'\n1", "o", "exec").co_consts)
print(compile("from __future__ import annotations\nx: undefined", "f", "exec").co_flags & 0x1000000 != 0)
for bad in ((5, "f", "exec"), ("1", "f", "exec", 1 << 40), ("1", 5, "exec"), (b"\xff", "f", "exec"), ("1", "f", "exec", 0, False, 5), (ast.Module(), "f", "exec"), (ast.parse("1"), "f", "eval")):
    try:
        print(compile(*bad))
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | '1' eval code
# | '1\n' eval code
# | ' 1' eval IndentationError unexpected indent (f, line 1)
# | 'x = 1' eval SyntaxError invalid syntax (f, line 1)
# | '' eval SyntaxError invalid syntax (f, line 0)
# | '' exec code
# | '' single SyntaxError invalid syntax (f, line 0)
# | '1' single code
# | '1\n2' single SyntaxError multiple statements found while compiling a single statement (f, line 1)
# | 'if 1: pass' single SyntaxError invalid syntax (f, line 1)
# | 'if 1:\n pass' single code
# | 'if 1:\n pass\n' single code
# | '1;2' single code
# | '1, 2' eval code
# | 'lambda: 0' eval code
# | '# c' exec code
# | '# c' eval SyntaxError invalid syntax (f, line 1)
# | '(1\n+2)' eval code
# | '\n\n1' eval code
# | 'yield' eval SyntaxError invalid syntax (f, line 1)
# | '*a' eval SyntaxError invalid syntax (f, line 1)
# | '*a,' eval SyntaxError invalid syntax (f, line 1)
# | 'x := 1' eval SyntaxError invalid syntax (f, line 1)
# | '(x := 1)' eval code
# | '1\x00' exec ValueError source code string cannot contain null bytes
# | '1' func_type SyntaxError invalid syntax (f, line 1)
# | '(int) -> str' func_type FunctionType
# | 3
# | 6
# | Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=1)) x = 1
# | print(x + 5) ('x', 'print')
# | False (None,) ('doc', None)
# | True
# | TypeError compile() arg 1 must be a string, bytes or AST object
# | OverflowError Python int too large to convert to C int
# | TypeError expected str, bytes or os.PathLike object, not int
# | SyntaxError (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte (f, line 1)
# | ValueError compile(): invalid optimize value
# | TypeError required field "body" missing from Module
# | TypeError expected Expression node, got Module
