"""Makes a failing program small: takes statements away, and simplifies what is left, while the failure stays.

`reduce(source, fails)` returns the smallest source found for which `fails(source)` is true. Candidates are made from
the syntax tree, coarsest first: drop a run of statements, put a compound statement's body in its place, drop its
`else`/`finally`, replace an expression by one of its operands. What does not compile is never tried.
"""
import ast

BODIES = ("body", "orelse", "finalbody", "handlers")


def bodies(tree):
    """Every list of statements or handlers in the tree, outermost first."""
    for node in ast.walk(tree):
        for field in BODIES:
            statements = getattr(node, field, None)
            if isinstance(statements, list) and statements:
                yield statements


def render(tree):
    try:
        text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        compile(text, "candidate", "exec")
        return text
    except (SyntaxError, ValueError, AttributeError, TypeError):
        return None


def attempts(source, change):
    """Changed copies of `source`: `change(tree, n)` makes the n-th change in place, False when there is none."""
    n = 0
    while True:
        tree = ast.parse(source)
        made = change(tree, n)
        if made is False:
            return
        n += 1
        text = render(tree)
        if text is not None and text != source:
            yield text


def dropper(size):
    def drop(tree, n):
        for statements in bodies(tree):
            runs = (len(statements) + size - 1) // size
            if n < runs:
                del statements[n * size:(n + 1) * size]
                if not statements:
                    statements.append(ast.Pass())
                return True
            n -= runs
        return False

    return drop


def unwrap(tree, n):
    """Puts the body of the n-th compound statement in the statement's place."""
    for statements in bodies(tree):
        for i, statement in enumerate(statements):
            if isinstance(statement, (ast.If, ast.For, ast.While, ast.Try, ast.With)):
                if n == 0:
                    statements[i:i + 1] = statement.body
                    return True
                n -= 1
                if getattr(statement, "orelse", None):
                    if n == 0:
                        statement.orelse = []
                        return True
                    n -= 1
    return False


def simplify(tree, n):
    """Replaces the n-th compound expression by one of its operands."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            operands = []
            if isinstance(value, ast.BinOp):
                operands = [value.left, value.right]
            elif isinstance(value, ast.IfExp):
                operands = [value.body, value.orelse]
            elif isinstance(value, ast.BoolOp):
                operands = value.values
            elif isinstance(value, (ast.UnaryOp,)):
                operands = [value.operand]
            elif isinstance(value, ast.Call) and len(value.args) == 1:
                operands = [value.args[0]]
            if n < len(operands):
                setattr(node, field, operands[n])
                return True
            n -= len(operands)
    return False


def reduce(source, fails, limit=600):
    tried = 0
    source = ast.unparse(ast.parse(source)) + "\n"
    changes = [dropper(16), dropper(6), dropper(2), dropper(1), unwrap, simplify]
    progress = True
    while progress and tried < limit:
        progress = False
        for change in changes:
            again = True
            while again and tried < limit:
                again = False
                for candidate in attempts(source, change):
                    tried += 1
                    if fails(candidate):
                        source = candidate
                        progress = again = True
                        break
                    if tried >= limit:
                        break
    return source
