#!/usr/bin/python3.11
"""Has CPython 3.11 write the expectations of the conformance scripts, or checks that they are what it would write.

    regenerate.py [SCRIPT...]            write
    regenerate.py --check [--area A]     exit 1 when a script's expectations are not what CPython 3.11 shows now

Each script runs twice: one whose output changes from run to run can have no expectation and is an error.
"""
import argparse
import concurrent.futures
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import script_run

# Lines of a script that are not blank.
LIMIT = 80


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("scripts", nargs="*")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--area", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    scripts = ([script_run.Script(os.path.abspath(p)) for p in options.scripts]
               or script_run.collect(os.path.dirname(os.path.abspath(__file__)), options.area))

    def one(script):
        got = script.render(script.run([script_run.ORACLE], 60))
        if options.check:
            return got, got
        return got, script.render(script.run([script_run.ORACLE], 60))

    bad = changed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for script, (got, again) in zip(scripts, pool.map(one, scripts)):
            if got != again:
                print(f"UNSTABLE {script.name()}\n{script_run.difference(got, again)}")
                bad += 1
                continue
            lines = sum(1 for line in script.body.split("\n") if line.strip())
            if lines > LIMIT * (3 if script.name().startswith("programs/") else 1):
                print(f"LONG {script.name()}: {lines} lines")
                bad += 1
            if got == script.expectations:
                continue
            changed += 1
            if options.check:
                print(f"STALE {script.name()}\n{script_run.difference(script.expectations, got)}")
                bad += 1
                continue
            with open(script.path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as f:
                f.write(script.body + "\n" + got)
            if "# exit:" in got and not script.name().startswith("uncaught"):
                print(f"note: {script.name()} ends with {got.split('# stderr: ')[-1].strip()}")
    print(f"{len(scripts)} scripts, {changed} {'stale' if options.check else 'written'}, {bad} bad")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
