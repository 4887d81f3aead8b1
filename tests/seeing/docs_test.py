#!/usr/bin/python3.11
"""Runs every command of docs/jit.md, on README's program: each must exit with 0 and print what the program prints.

    docs_test.py KRAIT
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

KRAIT = os.path.abspath(sys.argv[1])
TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def fenced(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as f:
        return re.findall(r"^```(\w*)\n(.*?)^```", f.read(), re.M | re.S)


def main():
    program = next(text for kind, text in fenced("README.md") if kind == "python")
    commands = [line for kind, text in fenced("docs/jit.md") if not kind for line in text.splitlines() if line.startswith("krait ")]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="krait-docs-test-") as folder:
        with open(os.path.join(folder, "sum.py"), "w") as f:
            f.write(program)
        for command in commands:
            argv = [KRAIT] + shlex.split(command, comments=True)[1:]
            process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)
            out, err = process.communicate(timeout=100)
            if os.path.exists(f"/tmp/perf-{process.pid}.map"):
                os.unlink(f"/tmp/perf-{process.pid}.map")
            if process.returncode or (argv[1] != "bench" and out != "249999750000.0\n"):
                failed += 1
                print(f"{command}\n  exit status {process.returncode}: {out[-300:]}{err[-300:]}")
    print(f"{len(commands)} commands, {failed} failed")
    sys.exit(1 if failed or len(commands) < 15 else 0)


main()
