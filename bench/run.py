#!/usr/bin/python3.11
"""Whole-process benchmark of bench/programs: krait (JIT on), krait --jit=off, CPython 3.11, PyPy where installed.

Every program first runs in every engine and must print the same text; then the engines take turns, so that a change
of the machine's speed meets all of them alike. Shown are medians in seconds, start-up included, ratios to CPython
(below 1 is faster than CPython), their geometric means, and the peak resident memory. A run that fails or prints
something else is shown as its reason and left out of the means.

  ./dev bench                       all programs, full size, 3 rounds
  ./dev bench nbody fib -n 5        two programs, 5 rounds
  ./dev bench --small               the sizes of bench/sizes.json: only to see that everything runs
  ./dev bench --brief               the sizes of bench/sizes_100ms.json: CPython takes about 100 ms, so warm-up shows
  ./dev bench --startup             `-c pass` and two imports
  ./dev bench --c                   krait against `gcc -O2` on the programs of bench/c, at sizes that keep C busy
  ./dev bench --suites DIR          are-we-fast-yet and pyperformance, checked out in DIR (bench/suites.py)
  ./dev bench --targets FILE.md     everything that docs/performance.md states, as its tables (bench/targets.py); takes
                                    half an hour, with --suites DIR an hour
  ./dev bench --json FILE           all the figures
"""
import argparse
import json
import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import suites
import targets

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")
C_PROGRAMS = os.path.join(HERE, "c")
STARTUP = {
    "pass": ["-c", "pass"],
    "imports": ["-c", "import json, re, dataclasses"],
    "unittest": ["-c", "import unittest"],
}


def find_engines(krait, cpython, wanted):
    engines = {}
    if os.access(krait, os.X_OK):
        engines["krait"] = [krait]
        engines["jit=off"] = [krait, "--jit=off"]
    engines["cpython"] = [cpython]
    pypy = shutil.which("pypy3")
    if pypy:
        engines["pypy"] = [pypy]
    if wanted:
        engines = {name: argv for name, argv in engines.items() if name in wanted}
    return engines


def run(argv, timeout, memory=False):
    """(seconds, peak KiB or 0, output or None, reason). `memory` runs under time(1): a child's own rusage starts from
    what this process has resident."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.NamedTemporaryFile() as usage:
        if memory:
            argv = ["/usr/bin/time", "-q", "-f", "%M", "-o", usage.name] + argv
        start = time.perf_counter()
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=PROGRAMS,
                                   start_new_session=True)
        alarm = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
        alarm.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        alarm.cancel()
        out.seek(0)
        err.seek(0)
        kib = int(usage.read().split()[-1]) if memory and code >= 0 else 0
        text = out.read()
        errors = err.read().decode("utf-8", "replace").strip().splitlines()
    if seconds >= timeout:
        return seconds, kib, None, "timeout"
    if code:
        return seconds, kib, None, f"exit {code}: {errors[-1] if errors else ''}"[:60]
    return seconds, kib, text, ""


def run_against_c(names, krait, rounds, timeout):
    """The table of krait's time over that of the same algorithm in C, compiled by gcc -O2 without vectorised rewriting."""
    with open(os.path.join(C_PROGRAMS, "sizes.json")) as f:
        sizes = json.load(f)
    results = {}
    with tempfile.TemporaryDirectory(prefix="krait-bench-") as folder:
        for name in names or sorted(sizes):
            binary = os.path.join(folder, name)
            subprocess.run(["gcc", "-O2", "-o", binary, os.path.join(C_PROGRAMS, name + ".c"), "-lm"], check=True)
            engines = {"gcc -O2": [binary], "krait": [krait, name + ".py"]}
            print(f"bench: {name}", file=sys.stderr, flush=True)
            results[name] = measure(name, [str(sizes[name])], engines, rounds, timeout, reference_engine="gcc -O2")
    print(f"{'program':<22}{'gcc -O2':>10}{'krait':>10}{'krait/gcc':>11}  (seconds)")
    ratios = []
    for name, result in results.items():
        c, mine = result["gcc -O2"], result["krait"]
        if mine["failed"]:
            print(f"{name:<22}{c['seconds']:>10.3f}{'-':>10}{'-':>11}  {mine['failed']}")
            continue
        ratios.append(mine["seconds"] / c["seconds"])
        print(f"{name:<22}{c['seconds']:>10.3f}{mine['seconds']:>10.3f}{ratios[-1]:>11.2f}")
    print(f"{'geometric mean':<42}{geomean(ratios) or 0:>11.2f}")
    return results


def measure(name, args, engines, rounds, timeout, check=True, reference_engine="cpython"):
    """{engine: {"seconds": median, "runs": [...], "kib": peak, "failed": reason}}"""
    result = {}
    reference = None
    for engine in sorted(engines, key=lambda e: e != reference_engine):
        seconds, kib, text, reason = run(engines[engine] + args, timeout, memory=True)
        if engine == reference_engine:
            reference = text
        elif check and text is not None and reference is not None and text != reference:
            reason = "wrong output"
        result[engine] = {"runs": [], "first": seconds, "kib": kib, "failed": reason}
    for _ in range(rounds):
        for engine, argv in engines.items():
            entry = result[engine]
            if entry["failed"]:
                continue
            seconds, _, text, reason = run(argv + args, timeout)
            if reason:
                entry["failed"] = reason
            elif check and reference is not None and text != reference:
                entry["failed"] = "wrong output"
            else:
                entry["runs"].append(seconds)
    for entry in result.values():
        entry["seconds"] = statistics.median(entry["runs"]) if entry["runs"] else None
    return result


def ratio(result, engine):
    mine, base = result.get(engine), result.get("cpython")
    if not mine or not base or mine["failed"] or base["failed"] or not mine["seconds"]:
        return None
    return mine["seconds"] / base["seconds"]


def geomean(values):
    values = [v for v in values if v]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def show(results, engines, out=sys.stdout):
    others = [e for e in engines if e != "cpython"]
    head = f"{'program':<22}" + "".join(f"{e:>10}" for e in engines)
    head += "".join(f"{e + '/c':>11}" for e in others) + "".join(f"{e:>9}" for e in engines)
    head += "  (seconds, ratio to CPython, peak MiB)"
    out.write(f"{head}\n{'-' * len(head)}\n")
    for name, result in results.items():
        line = f"{name:<22}"
        failures = []
        for engine in engines:
            entry = result[engine]
            line += f"{'-' if entry['failed'] else format(entry['seconds'], '.3f'):>10}"
            if entry["failed"]:
                failures.append(f"{engine}: {entry['failed']}")
        for engine in others:
            r = ratio(result, engine)
            line += f"{'-' if r is None else format(r, '.3f'):>11}"
        for engine in engines:
            line += f"{result[engine]['kib'] / 1024:>9.1f}"
        out.write(line + ("   " + "; ".join(failures) if failures else "") + "\n")
    line = f"{'geometric mean':<22}" + " " * 10 * len(engines)
    for engine in others:
        g = geomean(ratio(r, engine) for r in results.values())
        line += f"{'-' if g is None else format(g, '.3f'):>11}"
    out.write("-" * len(head) + "\n" + line + "\n")
    out.flush()


def program_jobs(names, sizes, sized):
    return [(n, [n + ".py"] + ([str(sizes[n])] if sized else [])) for n in names]


def run_jobs(jobs, engines, rounds, timeout, check=True):
    results = {}
    for name, args in jobs:
        print(f"bench: {name}", file=sys.stderr, flush=True)
        results[name] = measure(name, args, engines, rounds, timeout, check)
    return results


def load_sizes(name):
    with open(os.path.join(HERE, name)) as f:
        return json.load(f)


def run_targets(options, engines):
    """Measures all that the targets name; `engines` without PyPy unless it was asked for."""
    sizes, brief = load_sizes("sizes.json"), load_sizes("sizes_100ms.json")
    rounds, timeout = options.rounds, options.timeout
    fast = {name: engines[name] for name in ("krait", "cpython")}
    data = {
        "startup": run_jobs(STARTUP.items(), engines, 15, timeout),
        "c": run_against_c([], os.path.abspath(options.krait), rounds, timeout),
        "brief": run_jobs(program_jobs(sorted(brief), brief, True), fast, 5, timeout),
        "programs": run_jobs(program_jobs(sorted(sizes), sizes, False), engines, rounds, timeout),
        "cost": targets.compile_cost(os.path.abspath(options.krait), sorted(sizes), PROGRAMS),
        "suites": {},
    }
    if options.suites:
        data["suites"] = run_jobs(suites.jobs(options.suites, []), engines, rounds, timeout, check=False)
    if options.json:
        with open(options.json, "w") as f:
            json.dump(data, f, indent=1)
    missed = targets.write(options.targets, data, list(engines), geomean)
    print("missed: %d of start-up and interpreter, %d of the JIT" % missed)
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", help="names without .py; all when none is given")
    parser.add_argument("-n", "--rounds", type=int, default=3)
    parser.add_argument("--small", action="store_true", help="the sizes of bench/sizes.json")
    parser.add_argument("--brief", action="store_true", help="sizes at which CPython takes about 100 ms")
    parser.add_argument("--startup", action="store_true", help="start-up and imports instead of programs")
    parser.add_argument("--c", action="store_true", help="against gcc -O2 on the programs of bench/c")
    parser.add_argument("--suites", metavar="DIR", help="public suites checked out in DIR instead of programs")
    parser.add_argument("--targets", metavar="FILE", help="all that docs/performance.md states, as Markdown")
    parser.add_argument("--engines", help="comma-separated: krait, jit=off, cpython, pypy")
    parser.add_argument("--krait", default=os.path.join(HERE, "..", "build", "release", "krait"))
    parser.add_argument("--cpython", default="/usr/bin/python3.11")
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()

    engines = find_engines(os.path.abspath(options.krait), options.cpython,
                           options.engines and options.engines.split(","))
    if options.targets:
        if not options.engines:
            engines.pop("pypy", None)
        return run_targets(options, engines)
    if options.c:
        results = run_against_c(options.programs, os.path.abspath(options.krait), options.rounds, options.timeout)
        if options.json:
            with open(options.json, "w") as f:
                json.dump({"rounds": options.rounds, "results": results}, f, indent=1)
        return any(entry["failed"] for result in results.values() for entry in result.values())
    if options.suites:
        jobs = suites.jobs(options.suites, options.programs)
    elif options.startup:
        jobs = STARTUP.items()
    else:
        sizes = load_sizes("sizes_100ms.json" if options.brief else "sizes.json")
        names = options.programs or sorted(sizes)
        unknown = [n for n in names if n not in sizes]
        if unknown:
            parser.error(f"no such program: {', '.join(unknown)}")
        jobs = program_jobs(names, sizes, options.small or options.brief)
    results = run_jobs(jobs, engines, options.rounds, options.timeout, check=not options.suites)
    for group in sorted({name.rpartition("/")[0] for name in results}):
        show({name: r for name, r in results.items() if name.rpartition("/")[0] == group}, engines)
    if options.json:
        with open(options.json, "w") as f:
            json.dump({"rounds": options.rounds, "small": options.small, "results": results}, f, indent=1)
    return any(entry["failed"] for result in results.values() for entry in result.values())


if __name__ == "__main__":
    sys.exit(main())
