#!/usr/bin/python3.11
"""Runs the conformance scripts in an engine and compares with the expectations that CPython 3.11 wrote.

    run.py --krait build/release/krait [--modes default,off] [--area str] [--jobs 2] [SCRIPT...]

Compared are standard output, exit status and, when that is not 0, the last line of standard error (the exception's
type and message). `--report DIR` writes the failures to DIR/<area>.txt.
"""
import argparse
import concurrent.futures
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import script_run


def check(script, engine, timeout):
    """'' or what is wrong, for one script in one mode."""
    outcome = script.run(engine, timeout)
    wrong = script_run.difference(script.expectations, script.render(outcome))
    if wrong and (outcome.timed_out or outcome.status < 0):
        return f"    {outcome.describe()}\n{wrong}"
    if wrong and outcome.status and "# exit:" not in script.expectations:
        tail = "\n".join("      " + line for line in outcome.stderr.strip().split("\n")[-8:])
        return f"{wrong}\n    stderr ends:\n{tail}"
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("scripts", nargs="*")
    parser.add_argument("--krait", required=True)
    parser.add_argument("--modes", default="default,off")
    parser.add_argument("--area", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--report", metavar="DIR")
    parser.add_argument("-q", "--quiet", action="store_true", help="names of failing scripts only")
    options = parser.parse_args()

    krait = os.path.abspath(options.krait)
    scripts = ([script_run.Script(os.path.abspath(p)) for p in options.scripts]
               or script_run.collect(os.path.dirname(os.path.abspath(__file__)), options.area))
    work = []
    left_out = [script for script in scripts if script_run.lacking(script, krait)]
    for script in left_out:
        print(f"not run, the engine lacks {' '.join(script_run.lacking(script, krait))}: {script.name()}")
    scripts = [script for script in scripts if script not in left_out]
    for script in scripts:
        allowed = script.directives.get("modes", ",".join(script_run.MODES)).split(",")
        work += [(script, mode) for mode in options.modes.split(",") if mode in allowed]

    def one(item):
        script, mode = item
        return check(script, [krait] + script_run.MODES[mode], options.timeout)

    failures = {}
    known = script_run.known_failures()
    stale = {script.name() for script, _ in work if script.name() in known}
    differing = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for (script, mode), wrong in zip(work, pool.map(one, work)):
            crashed = "killed by" in wrong or "    timeout" in wrong
            if wrong and script.name() in known and not crashed:
                print(f"known to differ: {script.name()} [{mode}]: {known[script.name()]}")
                differing += 1
                stale.discard(script.name())
            elif wrong:
                text = f"FAILED {script.name()} [{mode}]" + ("" if options.quiet else "\n" + wrong)
                print(text, flush=True)
                failures.setdefault(script.name().split(os.sep)[0], []).append(
                    f"{script.name()} [{mode}]\n{wrong}\n")
    if options.report:
        os.makedirs(options.report, exist_ok=True)
        for area in {s.name().split(os.sep)[0] for s in scripts}:
            path = os.path.join(options.report, area + ".txt")
            if area in failures:
                with open(path, "w", encoding="utf-8", errors="backslashreplace") as f:
                    f.write("\n".join(failures[area]))
            elif os.path.exists(path):
                os.remove(path)
    bad = sum(map(len, failures.values()))
    for name in sorted(stale):
        print(f"as CPython now, take its line out of known_failures.txt: {name}")
    print(f"{len(work) - bad - differing} of {len(work)} runs of {len(scripts)} scripts as CPython's, "
          f"{differing} known to differ, {bad} failed")
    return bad > 0 or not work


if __name__ == "__main__":
    sys.exit(main())
