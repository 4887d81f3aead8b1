#!/usr/bin/python3.11
"""How many modules of the standard library Krait imports, of those CPython 3.11 imports on this machine.

    imports.py --krait build/release/krait [--minimum 150] [MODULE...]
"""
import argparse
import collections
import concurrent.futures
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import script_run

ROOT = "/usr/lib/python3.11"
# Windows and games, and modules that act when imported.
LEFT_OUT = {"antigravity", "this", "idlelib", "tkinter", "lib2to3", "turtle", "turtledemo", "test", "ensurepip",
            "sitecustomize", "__pycache__"}


def module_names():
    names = set()
    for entry in os.listdir(ROOT):
        name, extension = os.path.splitext(entry)
        if extension == ".py" or os.path.exists(os.path.join(ROOT, entry, "__init__.py")):
            names.add(name)
    return sorted(n for n in names - LEFT_OUT if n.isidentifier() and not n.startswith("_sysconfigdata"))


def imports(engine, name):
    outcome = script_run.run(engine + ["-c", f"import {name}\nprint('imported')"], "/", 30)
    if outcome.stdout.endswith("imported\n") and not outcome.status:
        return ""
    return outcome.last_error_line() or outcome.describe()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--krait", required=True)
    parser.add_argument("--minimum", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    krait = [os.path.abspath(options.krait)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        names = options.modules or module_names()
        names = [n for n, why in zip(names, pool.map(lambda n: imports([script_run.ORACLE], n), names)) if not why]
        reasons = dict(zip(names, pool.map(lambda n: imports(krait, n), names)))
    good = [n for n, why in reasons.items() if not why]
    for name, why in reasons.items():
        if why:
            print(f"{name:<20} {why[:150]}")
    print(f"{len(good)} of {len(names)} modules import")
    for why, count in collections.Counter(w for w in reasons.values() if w).most_common(10):
        print(f"{count:>5}  {why[:120]}")
    return len(good) < options.minimum


if __name__ == "__main__":
    sys.exit(main())
