#!/usr/bin/python3.11
"""Compares krait-parse's syntax errors with CPython 3.11's: type, message, place, text.

usage: compare_errors.py KRAIT_PARSE [--mutate=N] [--seed=N] [--mode=exec|eval|single]

Snippets: the doctests of test_syntax, string literals of the tests about syntax, and (--mutate) files of the standard
library with a token removed, doubled or replaced. Errors that compile() finds after parsing are not compared.
"""
import ast
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(5000)
TESTS = "/usr/lib/python3.11/test/"


def expected(source, mode):
    try:
        ast.parse(source, mode=mode)
        return "ok"
    except SyntaxError as e:
        return "%s|%s|%s|%s|%s|%s|%s" % (
            type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
    except (ValueError, MemoryError, RecursionError) as e:
        return None


def doctests(path):
    text = open(path).read()
    for m in re.finditer(r"^( *)>>> (.*\n(?:\1\.\.\.(?: .*)?\n)*)", text, re.M):
        body = m.group(2)
        body = re.sub(r"^ *\.\.\. ?", "", body, flags=re.M)
        yield body
        yield body.rstrip("\n")


def literals(path):
    for node in ast.walk(ast.parse(open(path).read())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
            if "\n" in node.value:
                import textwrap
                yield textwrap.dedent(node.value)


def mutations(count, seed):
    rng = random.Random(seed)
    names = [n for n in os.listdir("/usr/lib/python3.11") if n.endswith(".py")]
    names += ["test/test_grammar.py", "test/test_patma.py", "test/test_fstring.py", "test/test_with.py"]
    pieces = ["(", ")", "[", "]", "{", "}", ":", ",", ".", "=", "==", ":=", "+", "*", "**", "if", "else", "for", "in",
              "not", "lambda", "def", "class", "x", "1", '"s"', "f'{a b}'", "print", "\n", "    ", "yield", "await", "async",
              "import", "from", "as", "with", "try", "except", "finally", "None", "True", "!", "$", "?", "\\", "'", "@", ";",
              "->", "...", "is", "and", "or", "del", "return", "global", "match", "case", "_", "elif", "while", "raise"]
    token = re.compile(r"\w+|\s+|[^\w\s]")
    for i in range(count):
        name = rng.choice(names)
        text = open("/usr/lib/python3.11/" + name, encoding="utf-8", errors="replace").read()
        lines = text.split("\n")
        start = rng.randrange(max(1, len(lines) - 30))
        while start and (not lines[start] or lines[start][0] in " #)]}"):
            start -= 1
        chunk = "\n".join(lines[start:start + rng.randrange(1, 40)]) + "\n"
        tokens = token.findall(chunk)
        for _ in range(rng.choice((1, 1, 1, 2))):
            at = rng.randrange(len(tokens)) if tokens else 0
            kind = rng.randrange(4)
            if not tokens or kind == 0:
                tokens.insert(at, " " + rng.choice(pieces) + " ")
            elif kind == 1:
                del tokens[at]
            elif kind == 2:
                tokens[at] = rng.choice(pieces)
            else:
                tokens.insert(at, tokens[at] + " ")
        yield "".join(tokens)


def main():
    tool = sys.argv[1]
    mutate, seed, mode = 0, 1, "exec"
    for a in sys.argv[2:]:
        if a.startswith("--mutate="):
            mutate = int(a[9:])
        if a.startswith("--mode="):
            mode = a[7:]
        if a.startswith("--seed="):
            seed = int(a[7:])
    sources = []
    for name in ("test_syntax.py", "test_exceptions.py", "test_fstring.py", "test_grammar.py", "test_positional_only_arg.py",
                 "test_named_expressions.py", "test_patma.py", "test_unpack_ex.py", "test_generators.py", "test_coroutines.py",
                 "test_except_star.py", "test_string_literals.py", "test_eof.py", "test_compile.py", "test_unparse.py",
                 "test_peg_generator/test_c_parser.py", "test_codeop.py", "test_tokenize.py", "test_cmd_line_script.py",
                 "test_ast.py", "test_future.py", "test_unicode_identifiers.py", "test_global.py", "test_scope.py"):
        if os.path.exists(TESTS + name):
            sources += literals(TESTS + name)
            sources += doctests(TESTS + name)
    sources += mutations(mutate, seed)
    sources = [s for s in dict.fromkeys(sources) if "\0" not in s and "coding" not in s and len(s) < 20000]
    bad = passed = 0
    process = subprocess.Popen([tool, "--mode=" + mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "snippet.py")
        for source in sources:
            try:
                data = source.encode()
            except UnicodeEncodeError:
                continue
            want = expected(source, mode)
            if want is None:
                continue
            with open(path, "wb") as f:
                f.write(data)
            process.stdin.write(path.encode() + b"\n")
            process.stdin.flush()
            if not process.stdout.readline():
                print("CRASH", repr(source))
                process = subprocess.Popen([tool, "--mode=" + mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                bad += 1
                continue
            lines = []
            while True:
                line = process.stdout.readline()
                if not line or line == b"--\n":
                    break
                lines.append(line)
            got = b"".join(lines).decode("utf-8", "replace")[:-1]
            if got.startswith(("Module(", "Expression(", "Interactive(")):
                got = "ok"
            if got == want:
                passed += 1
                continue
            bad += 1
            if bad <= 60:
                print("%r\n  want %r\n  got  %r" % (source[:1500], want, got))
    print("%d passed, %d failed" % (passed, bad))
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
