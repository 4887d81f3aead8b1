#!/usr/bin/python3.11
"""Compares krait-parse's syntax trees, attributes included, with CPython 3.11's ast module.

usage: compare_ast.py KRAIT_PARSE [--cache=DIR] [--sample=N] [FOLDER|FILE ...]     (default: /usr/lib/python3.11)

--sample=N takes every Nth file. Files whose encoding krait-parse, which has no codecs, cannot read are left out.

Expected dumps are hashed and kept in the cache, because CPython's side takes minutes.
"""
import ast
import hashlib
import os
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100000)
UNREADABLE = {"bad_coding.py", "bad_coding2.py", "badsyntax_pep3120.py", "test_source_encoding.py", "module_koi8_r.py"}


def constant(v):
    if v is None or v is True or v is False or v is Ellipsis:
        return repr(v)
    if isinstance(v, str):
        return "s" + v.encode("utf-8", "surrogatepass").hex()
    if isinstance(v, bytes):
        return "b" + v.hex()
    if isinstance(v, int):
        return hex(v)
    if isinstance(v, float):
        return "%.17g" % v
    return "j" + "%.17g" % v.imag


def dump(node, level=0):
    if isinstance(node, ast.AST):
        cls = type(node)
        level += 1
        args = []
        simple = True
        is_constant = cls is ast.Constant or cls is ast.MatchSingleton
        for name in node._fields:
            value = getattr(node, name)
            if is_constant and name == "value":
                args.append("value=" + constant(value))
                continue
            if value is None and getattr(cls, name, ...) is None:
                continue
            text, s = dump(value, level)
            simple = simple and s
            args.append(name + "=" + text)
        for name in node._attributes:
            args.append("%s=%r" % (name, getattr(node, name)))
        if simple and len(args) <= 3:
            return "%s(%s)" % (cls.__name__, ", ".join(args)), not args
        pad = "\n" + " " * level
        return "%s(%s%s)" % (cls.__name__, pad, ("," + pad).join(args)), False
    if isinstance(node, list):
        if not node:
            return "[]", True
        level += 1
        pad = "\n" + " " * level
        return "[%s%s]" % (pad, ("," + pad).join(dump(x, level)[0] for x in node)), False
    if isinstance(node, str):
        return constant(node), True
    return repr(node), True


def expected(path):
    with open(path, "rb") as f:
        source = f.read()
    try:
        return dump(ast.parse(source))[0] + "\n"
    except SyntaxError as e:
        return "%s|%s|%s|%s|%s|%s|%s" % (
            type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
    except ValueError as e:
        return "ValueError"


def main():
    tool = sys.argv[1]
    cache = "/tmp/compare_ast_cache"
    roots = []
    sample = 1
    for a in sys.argv[2:]:
        if a.startswith("--cache="):
            cache = a[8:]
        elif a.startswith("--sample="):
            sample = int(a[9:])
        else:
            roots.append(a)
    os.makedirs(cache, exist_ok=True)
    files = []
    for root in roots or ["/usr/lib/python3.11"]:
        if os.path.isfile(root):
            files.append(root)
        for folder, _, names in sorted(os.walk(root)):
            files += [os.path.join(folder, n) for n in sorted(names) if n.endswith(".py")]
    files = [f for f in files[::sample] if os.path.basename(f) not in UNREADABLE]
    process = subprocess.Popen([tool], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    bad = 0
    for path in files:
        key = os.path.join(cache, hashlib.sha1((path + str(os.path.getmtime(path))).encode()).hexdigest())
        process.stdin.write(path.encode() + b"\n")
        process.stdin.flush()
        header = process.stdout.readline()
        if not header:
            print("CRASH", path)
            bad += 1
            process = subprocess.Popen([tool], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            continue
        lines = []
        while True:
            line = process.stdout.readline()
            if not line or line == b"--\n":
                break
            lines.append(line)
        got = b"".join(lines)
        if os.path.exists(key):
            with open(key) as f:
                want_hash = f.read()
        else:
            want_hash = hashlib.sha1(expected(path).encode("utf-8", "surrogatepass") + b"\n").hexdigest()
            with open(key, "w") as f:
                f.write(want_hash)
        if hashlib.sha1(got).hexdigest() == want_hash:
            continue
        bad += 1
        want = expected(path).encode("utf-8", "surrogatepass") + b"\n"
        a, b = want.split(b"\n"), got.split(b"\n")
        print("DIFF", path)
        for i, (x, y) in enumerate(zip(a, b)):
            if x != y:
                context = "\n    ".join(line.decode(errors="replace") for line in a[max(0, i - 3):i])
                print("    %s\n  want %s\n  got  %s" % (context, x.decode(errors="replace")[:200], y.decode(errors="replace")[:200]))
                break
    print("%d passed, %d failed" % (len(files) - bad, bad))
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
