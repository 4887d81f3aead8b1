#!/usr/bin/python3.11
"""One behaviour, every engine: runs programs in CPython and in each mode of Krait and compares output, exit status and
the last line of standard error.

    run.py --krait build/release/krait [--modes off,default,hot,exits,gc] [--what conformance,bench] [--slice 1/4]

Programs are all conformance scripts and the bench programs at their small size; files named on the command line
replace them. `--stress=gc` collects at every allocation, so its runs get more time and leave out the slowest programs.
"""
import argparse
import concurrent.futures
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.dirname(HERE))
import script_run

BENCH = os.path.join(ROOT, "bench")


class Program:
    """A bench program at its small size, with the interface of a Script."""

    def __init__(self, path, args=()):
        self.path = path
        self.args = list(args)
        self.directives = {}

    def name(self):
        return os.path.relpath(self.path, ROOT)

    def run(self, engine, timeout):
        return script_run.run(engine + [os.path.basename(self.path)] + self.args, os.path.dirname(self.path), timeout)


def summary(outcome):
    last = outcome.last_error_line() if outcome.status else ""
    return "\n".join([outcome.stdout, f"exit {outcome.status}", last])


def programs(what):
    found = []
    if "conformance" in what:
        found += script_run.collect(os.path.join(ROOT, "tests", "conformance"))
    if "bench" in what:
        with open(os.path.join(BENCH, "sizes.json")) as f:
            sizes = json.load(f)
        found += [Program(os.path.join(BENCH, "programs", n + ".py"), [str(s)]) for n, s in sorted(sizes.items())]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--krait", required=True)
    parser.add_argument("--modes", default="off,default,hot,exits,gc")
    parser.add_argument("--what", default="conformance,bench")
    parser.add_argument("--slice", default="1/1", help="k/n: the k-th of n parts")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=30)
    options = parser.parse_args()
    krait = os.path.abspath(options.krait)
    part, parts = map(int, options.slice.split("/"))
    work = [Program(os.path.abspath(f)) for f in options.files] or programs(options.what.split(","))
    work = [p for p in work[part - 1::parts] if not script_run.lacking(p, krait)]

    known = {os.path.join("tests", "conformance", name) for name in script_run.known_failures()}

    def one(program):
        # What is known to differ from CPython is compared with Krait's own interpreter.
        name = os.path.relpath(program.path, ROOT)
        oracle = [krait, "--jit=off"] if name in known else [script_run.ORACLE]
        want = program.run(oracle, 120)
        wrong = []
        for mode in options.modes.split(","):
            if mode not in program.directives.get("modes", mode).split(","):
                continue
            got = program.run([krait] + script_run.MODES[mode], options.timeout * (3 if mode == "gc" else 1))
            text = script_run.difference(summary(want), summary(got), 6)
            if text or got.timed_out:
                wrong.append(f"FAILED {program.name()} [{mode}] {got.describe()}\n{text}")
        return wrong

    bad = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for wrong in pool.map(one, work):
            bad += len(wrong)
            for text in wrong:
                print(text, flush=True)
    print(f"{len(work)} programs in modes {options.modes}: {bad} disagreements")
    return bad > 0 or not work


if __name__ == "__main__":
    sys.exit(main())
