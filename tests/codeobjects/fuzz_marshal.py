#!/usr/bin/python3.11
"""Random programs made of pieces of the standard library, compiled by CPython and by krait-compile and compared.

    fuzz_marshal.py KRAIT_COMPILE [--seed N] [--rounds N] [--optimize N]

Statements and expressions of real files are put into other places: nested in loops, try, with, match, functions, with
break, continue, return and yield where they fit. Programs that CPython does not accept are thrown away.
"""
import argparse
import ast
import copy
import os
import random
import subprocess
import sys
import tempfile

sys.setrecursionlimit(5000)
HERE = os.path.dirname(os.path.abspath(__file__))


def collect(root, rng):
    names = [n for n in os.listdir(root) if n.endswith(".py")] + ["test/" + n for n in os.listdir(root + "/test") if n.endswith(".py")]
    rng.shuffle(names)
    statements, expressions, patterns = [], [], []
    placed = (ast.Return, ast.Yield, ast.YieldFrom, ast.Await, ast.Break, ast.Continue, ast.Nonlocal, ast.Global, ast.ImportFrom,
              ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.NamedExpr, ast.comprehension)
    fits = lambda node: not any(isinstance(n, placed) for n in ast.walk(node))
    for name in names[:10]:
        try:
            tree = ast.parse(open(os.path.join(root, name), "rb").read())
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            size = sum(1 for _ in ast.walk(node)) if isinstance(node, (ast.stmt, ast.expr)) else 0
            if isinstance(node, ast.stmt) and size < 40 and fits(node):
                statements.append(node)
            elif isinstance(node, ast.expr) and 2 < size < 25 and not isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)) \
                    and not isinstance(node, (ast.Starred, ast.Slice, ast.FormattedValue)) and fits(node):
                expressions.append(node)
            elif isinstance(node, ast.pattern):
                patterns.append(node)
    for name in ("test/test_patma.py",):
        for node in ast.walk(ast.parse(open(os.path.join(root, name)).read())):
            if isinstance(node, ast.pattern):
                patterns.append(node)
    return statements, expressions, patterns


class Maker:
    def __init__(self, rng, pools):
        self.rng = rng
        self.statements, self.expressions, self.patterns = pools

    def name(self):
        return self.rng.choice("abcdefgx")

    def expression(self, depth=0):
        r = self.rng
        k = r.random()
        if k < .35:
            return copy.deepcopy(r.choice(self.expressions))
        if k < .5:
            return ast.Name(self.name(), ast.Load())
        if k < .6:
            return ast.Constant(r.choice([0, 1, -1, 1.5, "s", b"b", None, True, False, ..., (1, 2), 10**20, 0.0]))
        if depth > 2:
            return ast.Name(self.name(), ast.Load())
        sub = lambda: self.expression(depth + 1)
        kind = r.randrange(14)
        if kind == 0:
            return ast.BoolOp(r.choice([ast.And(), ast.Or()]), [sub() for _ in range(r.randint(2, 4))])
        if kind == 1:
            return ast.IfExp(sub(), sub(), sub())
        if kind == 2:
            n = r.randint(1, 3)
            return ast.Compare(sub(), [r.choice([ast.Lt(), ast.Eq(), ast.In(), ast.NotIn(), ast.IsNot(), ast.Is()]) for _ in range(n)],
                               [sub() for _ in range(n)])
        if kind == 3:
            return ast.UnaryOp(r.choice([ast.Not(), ast.USub(), ast.Invert()]), sub())
        if kind == 4:
            return ast.BinOp(sub(), r.choice([ast.Add(), ast.Mult(), ast.Mod(), ast.Pow(), ast.LShift(), ast.BitOr()]), sub())
        if kind == 5:
            return ast.Tuple([sub() for _ in range(r.choice([0, 1, 2, 3, 4, 33]))], ast.Load())
        if kind == 6:
            return ast.List([sub() for _ in range(r.choice([0, 1, 3, 5, 32]))], ast.Load())
        if kind == 7:
            n = r.choice([0, 1, 2, 3, 16, 18])
            return ast.Dict([r.choice([None, sub(), ast.Constant(i)]) for i in range(n)], [sub() for _ in range(n)])
        if kind == 8:
            args = [sub() for _ in range(r.choice([0, 1, 2, 31]))]
            if args and r.random() < .3:
                args[r.randrange(len(args))] = ast.Starred(sub(), ast.Load())
            keywords = [ast.keyword(r.choice([f"k{i}", None]) if r.random() < .3 else f"k{i}", sub()) for i in range(r.choice([0, 0, 1, 3, 17]))]
            return ast.Call(r.choice([sub(), ast.Attribute(sub(), "m", ast.Load())]), args, keywords)
        if kind == 9:
            comps = [ast.comprehension(self.target(), sub(), [sub() for _ in range(r.randint(0, 2))], 0) for _ in range(r.randint(1, 2))]
            c = r.choice([ast.ListComp, ast.SetComp, ast.GeneratorExp])
            return c(sub(), comps)
        if kind == 10:
            return ast.NamedExpr(ast.Name(self.name(), ast.Store()), sub())
        if kind == 11:
            return ast.Lambda(ast.arguments([], [ast.arg(self.name())], None, [], [], None, []), sub())
        if kind == 12:
            return ast.Subscript(sub(), r.choice([sub(), ast.Slice(sub(), None, sub())]), ast.Load())
        return ast.JoinedStr([ast.FormattedValue(sub(), r.choice([-1, 115, 114, 97]), None), ast.Constant("x")])

    def target(self):
        r = self.rng
        k = r.randrange(6)
        if k == 0:
            return ast.Tuple([ast.Name(self.name(), ast.Store()) for _ in range(r.randint(1, 4))], ast.Store())
        if k == 1:
            return ast.Attribute(ast.Name(self.name(), ast.Load()), "attr", ast.Store())
        if k == 2:
            return ast.List([ast.Name(self.name(), ast.Store()), ast.Starred(ast.Name(self.name(), ast.Store()), ast.Store())], ast.Store())
        return ast.Name(self.name(), ast.Store())

    def block(self, depth, loop, function):
        return [self.statement(depth, loop, function) for _ in range(self.rng.choice([1, 1, 2, 3]))]

    def statement(self, depth, loop, function):
        r = self.rng
        sub = lambda l=loop, f=function: self.block(depth + 1, l, f)
        if depth > 3 or r.random() < .3:
            k = r.random()
            if k < .2 and loop:
                return r.choice([ast.Break(), ast.Continue()])
            if k < .4 and function:
                return ast.Return(r.choice([None, self.expression(), ast.Constant(r.choice([None, 1]))]))
            if k < .5:
                return ast.Pass()
            if k < .55 and function:
                return ast.Expr(ast.Yield(self.expression()))
            if k < .6:
                return ast.Raise(r.choice([None, self.expression()]), None)
            if k < .7:
                return ast.Assert(self.expression(), r.choice([None, self.expression()]))
            if k < .8:
                return ast.Assign([self.target() for _ in range(r.randint(1, 2))], self.expression())
            return copy.deepcopy(r.choice(self.statements))
        kind = r.randrange(13)
        if kind in (0, 1):
            return ast.If(self.expression(), sub(), r.choice([[], sub(), [ast.Pass()]]))
        if kind == 2:
            return ast.While(r.choice([self.expression(), ast.Constant(1), ast.Constant(0)]), sub(True), r.choice([[], sub()]))
        if kind == 3:
            return ast.For(self.target(), self.expression(), sub(True), r.choice([[], sub()]))
        if kind in (4, 5, 6):
            handlers = [ast.ExceptHandler(self.expression() if i or r.random() < .7 else None, None, sub()) for i in range(r.randint(0, 2))]
            for h in handlers[1:]:
                h.name = r.choice([None, self.name()])
            handlers.reverse()
            final = sub() if not handlers or r.random() < .4 else []
            if handlers and all(h.type for h in handlers) and r.random() < .2:
                return ast.TryStar(sub(), handlers, r.choice([[], sub()]), final)
            return ast.Try(sub(), handlers, sub() if handlers and r.random() < .3 else [], final)
        if kind in (7, 8):
            items = [ast.withitem(self.expression(), r.choice([None, self.target()])) for _ in range(r.randint(1, 2))]
            return ast.With(items, sub())
        if kind == 9:
            cases = [ast.match_case(copy.deepcopy(r.choice(self.patterns)), r.choice([None, self.expression()]), sub()) for _ in range(r.randint(1, 3))]
            return ast.Match(self.expression(), cases)
        if kind == 10:
            args = ast.arguments([], [ast.arg(n) for n in r.sample("abc", r.randint(0, 3))], None, [], [], None, [])
            return ast.FunctionDef(self.name(), args, sub(False, True), [self.expression()] if r.random() < .2 else [], None)
        if kind == 11:
            return ast.ClassDef(self.name().upper(), [], [], sub(False, False), [])
        return ast.AugAssign(r.choice([ast.Name(self.name(), ast.Store()), ast.Attribute(self.expression(), "z", ast.Store()),
                                       ast.Subscript(self.expression(), self.expression(), ast.Store())]), ast.Add(), self.expression())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--optimize", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    maker = Maker(rng, collect("/usr/lib/python3.11", rng))
    folder = tempfile.mkdtemp(prefix="krait-fuzz-")
    files = []
    while len(files) < options.rounds:
        tree = ast.Module(maker.block(0, False, False) + [ast.FunctionDef(
            "f", ast.arguments([], [ast.arg("a"), ast.arg("b")], None, [], [], None, []), maker.block(0, False, True), [], None)], [])
        try:
            text = ast.unparse(ast.fix_missing_locations(tree))
            compile(text, "<src>", "exec", 0, True, options.optimize)
        except (SyntaxError, ValueError, TypeError, AttributeError, RecursionError):
            continue
        path = os.path.join(folder, f"{len(files):05}.py")
        with open(path, "w") as f:
            f.write(text)
        files.append(path)
    return subprocess.call([sys.executable, "-W", "ignore", os.path.join(HERE, "compare_marshal.py"), options.tool, "-v", "--dis", "3",
                            "--optimize", str(options.optimize), "--root", folder])


sys.exit(main())
