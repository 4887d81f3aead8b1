#!/usr/bin/python3.11
"""Compares the code objects of krait-compile with CPython's, without an interpreter.

    compare_marshal.py KRAIT_COMPILE [--root DIR] [--optimize N] [-v] [--dis] [FILE...]

-v lists each difference; --dis prints both disassemblies of the first difference of a file.
"""
import argparse
import collections
import dis
import difflib
import io
import marshal
import os
import subprocess
import sys
import types

FIELDS = ("co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_firstlineno co_qualname "
          "co_name co_names co_varnames co_freevars co_cellvars co_code co_exceptiontable co_linetable").split()
LEFT_OUT = ("lib2to3/tests/data", "bad_coding", "badsyntax", "/bad_", "__pycache__")


def canonical(value):
    if isinstance(value, types.CodeType):
        return "<code>"
    if type(value) is tuple:
        return ("tuple", [canonical(v) for v in value])
    if type(value) is frozenset:
        return ("frozenset", sorted(map(repr, value)))
    return (type(value).__name__, repr(value))


def walk(code, path, out):
    n = 0
    while (path, n) in out:
        n += 1
    out[path, n] = code
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            walk(value, f"{path}/{value.co_name}:{value.co_firstlineno}", out)


def differences(a, b):
    found = [f for f in FIELDS if getattr(a, f) != getattr(b, f)]
    if [canonical(v) for v in a.co_consts] != [canonical(v) for v in b.co_consts]:
        found.append("co_consts")
    return found


def listing(code):
    out = io.StringIO()
    for value in code.co_consts:
        print(canonical(value), file=out)
    print(code.co_names, code.co_varnames, "stack", code.co_stacksize, "flags", code.co_flags, file=out)
    for i in dis.get_instructions(code):
        p = i.positions
        print(i.offset, i.opname, i.arg, i.argrepr if "at 0x" not in i.argrepr else "code",
              (p.lineno, p.end_lineno, p.col_offset, p.end_col_offset), file=out)
    for e in dis._parse_exception_table(code):
        print(e, file=out)
    return out.getvalue().splitlines()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--root", default="/usr/lib/python3.11")
    parser.add_argument("--optimize", type=int, default=0)
    parser.add_argument("--dis", type=int, default=0, help="differences to show in full")
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    files = options.files
    if not files:
        for directory, folders, names in os.walk(options.root):
            folders.sort()
            files += [os.path.join(directory, n) for n in sorted(names) if n.endswith(".py")]
        files = [f for f in files if not any(part in f for part in LEFT_OUT)]
    same = total = failed = shown = 0
    fields = collections.Counter()
    pending = list(files)
    while pending:
        process = subprocess.Popen([options.tool, f"--optimize={options.optimize}"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=False)
        import threading
        batch = pending
        threading.Thread(target=feed, args=(process, batch), daemon=True).start()
        done = 0
        for name in batch:
            size = process.stdout.read(8)
            if len(size) < 8:
                break
            data = process.stdout.read(int.from_bytes(size, "little"))
            done += 1
            try:
                ours = marshal.loads(data) if data else None
            except Exception as e:
                print(name, "marshal:", e)
                ours = None
            with open(name, "rb") as f:
                source = f.read()
            try:
                theirs = compile(source, "<src>", "exec", 0, True, options.optimize)
            except (SyntaxError, ValueError):
                if ours is not None:
                    print(f"{name}: compiles, but not with CPython")
                continue
            b = {}
            walk(theirs, "module", b)
            total += len(b)
            if ours is None:
                failed += 1
                continue
            a = {}
            walk(ours, "module", a)
            for key, code in b.items():
                wrong = differences(a[key], code) if key in a else ["missing"]
                if not wrong:
                    same += 1
                    continue
                fields.update(wrong)
                if options.v:
                    print(f"{name}: {key[0]}: {' '.join(wrong)}")
                if key in a and shown < options.dis:
                    shown += 1
                    print(f"==== {name}: {key[0]}: {' '.join(wrong)}")
                    for line in difflib.unified_diff(listing(code), listing(a[key]), "cpython", "krait", lineterm="", n=2):
                        print("   ", line)
        process.kill()
        process.wait()
        if done < len(batch):
            print(f"{batch[done]}: the compiler died")
            with open(batch[done], "rb") as f:
                try:
                    b = {}
                    walk(compile(f.read(), "<src>", "exec", 0, True), "module", b)
                    total += len(b)
                except SyntaxError:
                    pass
            failed += 1
            done += 1
        pending = batch[done:]
    print(f"{len(files)} files, {failed} failed; {total} code objects, {same} identical: {100 * same / max(total, 1):.3f} %")
    print(dict(fields.most_common()))


def feed(process, names):
    try:
        process.stdin.write("".join(n + "\n" for n in names).encode())
        process.stdin.close()
    except OSError:
        pass


main()
