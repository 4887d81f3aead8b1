#!/usr/bin/python3.11
"""Golden text of the translator: each script in tests/ir/translate is run with --dump=reg --dump-filter=f, and the register
code of its function `f` must be the `# reg:` block at its end.

    run.py --krait build/debug/krait [--update] [SCRIPT...]
"""
import argparse
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MARK = "\n# reg:\n"


def dumped(krait, path):
    done = subprocess.run([krait, "--jit=off", "--dump=reg", "--dump-filter=f", path], capture_output=True, text=True, timeout=60)
    lines = [line for line in done.stderr.splitlines() if line and not line.startswith("==")]
    return "".join(f"# | {line}".rstrip() + "\n" for line in lines), done.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("scripts", nargs="*")
    parser.add_argument("--krait", required=True)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    failed = 0
    for path in options.scripts or sorted(glob.glob(os.path.join(HERE, "translate", "*.py"))):
        source, _, want = open(path).read().partition(MARK)
        got, status = dumped(options.krait, path)
        if options.update:
            open(path, "w").write(source + MARK + got)
        elif got != want or status:
            failed += 1
            print(f"FAILED {os.path.basename(path)} (exit {status})\n--- expected\n{want}--- got\n{got}")
    print(f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
