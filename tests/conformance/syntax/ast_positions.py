import ast
src = '''x = [1,
   2]
def f(a, b=3):
    return (a +
            b)
class C(object):
    @property
    def é(self): return "é" + f"{self.x}"
z = """multi
line""" + 'x'
if a and \\
   b: pass
'''
for node in ast.walk(ast.parse(src)):
    if hasattr(node, "lineno"):
        print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
tree = ast.parse("a + b * c")
print(ast.get_source_segment("a + b * c", tree.body[0].value.right), [type(n).__name__ for n in ast.iter_child_nodes(tree.body[0].value)], tree.body[0].value._fields)


class T(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Constant(5), node)


print(eval(compile(ast.Expression(ast.fix_missing_locations(T().visit(tree)).body[0].value), "t", "eval")), ast.literal_eval("[1, {'a': (2, None)}, -3, 1+2j, b'x', {1}]"))
for bad in ("f()", "a", "1 + 2", "[x for x in y]", "1 +"):
    try:
        print(ast.literal_eval(bad))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
for make in (lambda: ast.Constant(), lambda: ast.Name(id="x", ctx=ast.Load(), foo=1).foo, lambda: ast.Name(1, 2, 3), lambda: compile(ast.Expression(ast.Name("x", ast.Load())), "f", "eval"), lambda: compile(ast.Module([ast.Expr(5)], []), "f", "exec"), lambda: compile(ast.Expression(ast.Constant([])), "f", "eval")):
    try:
        print(type(make()).__name__)
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | Assign 1 0 2 5
# | FunctionDef 3 0 5 14
# | ClassDef 6 0 8 43
# | Assign 9 0 10 13
# | If 11 0 12 10
# | Name 1 0 1 1
# | List 1 4 2 5
# | Return 4 4 5 14
# | Name 6 8 6 14
# | FunctionDef 8 4 8 43
# | Name 9 0 9 1
# | BinOp 9 4 10 13
# | BoolOp 11 3 12 4
# | Pass 12 6 12 10
# | Constant 1 5 1 6
# | Constant 2 3 2 4
# | arg 3 6 3 7
# | arg 3 9 3 10
# | Constant 3 11 3 12
# | BinOp 4 12 5 13
# | Return 8 18 8 43
# | Name 7 5 7 13
# | Constant 9 4 10 7
# | Constant 10 10 10 13
# | Name 11 3 11 4
# | Name 12 3 12 4
# | Name 4 12 4 13
# | Name 5 12 5 13
# | arg 8 11 8 15
# | BinOp 8 25 8 43
# | Constant 8 25 8 29
# | JoinedStr 8 32 8 43
# | FormattedValue 8 32 8 43
# | Attribute 8 35 8 41
# | Name 8 35 8 39
# | b * c ['Name', 'Add', 'BinOp'] ('left', 'op', 'right')
# | 30 [1, {'a': (2, None)}, -3, (1+2j), b'x', {1}]
# | ValueError malformed node or string on line 1: <ast.Call object
# | ValueError malformed node or string on line 1: <ast.Name object
# | ValueError malformed node or string on line 1: <ast.BinOp object
# | ValueError malformed node or string on line 1: <ast.ListComp object
# | SyntaxError invalid syntax (<unknown>, line 1)
# | Constant
# | int
# | TypeError Name constructor takes at most 2 positional arguments
# | TypeError required field "lineno" missing from expr
# | TypeError required field "lineno" missing from stmt
# | TypeError required field "lineno" missing from expr
