"""krait bench: how fast a script runs, from the first iteration to the steady state, in several engines.

  krait bench [OPTIONS] SCRIPT [ARGS]                     an iteration is one process
  krait bench [OPTIONS] --call FUNCTION SCRIPT [ARGS]     an iteration is one call inside the process

All modes first run once and must print the same. Then several processes of each run in random order. Times of each
process are cut at their change points and classed as flat, warm-up, slowdown or no steady state; only where every process
reaches a steady state is there a mean, with a 95 % bootstrap interval.
"""
import argparse
import os
import random
import shlex
import sys

import engines
import machine
import measure
import raw_json
import terminal


def arguments():
    parser = argparse.ArgumentParser(prog="krait bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modes", default=",".join(engines.ALL), help="which engines, a list (default: %(default)s, those installed)")
    parser.add_argument("--add", action="append", default=[], metavar="NAME=COMMAND", help="one more engine, by its command line")
    parser.add_argument("--call", help="a function of the script, or an expression over its names, called again and again")
    parser.add_argument("--processes", type=int, help="of each mode (default: 10, with --call 5)")
    parser.add_argument("--iterations", type=int, help="calls in a process (default: as fit into --seconds in the slowest mode)")
    parser.add_argument("--seconds", type=float, default=3.0, help="of calls in a process, when --iterations is not given (default: %(default)s)")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall", help="time that passes, or processor time (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=600.0, help="seconds after which a process is given up (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the order of processes and of the bootstrap")
    parser.add_argument("--krait-options", default="", help="options for Krait's modes, as in --krait-options='--opt=-loop'")
    parser.add_argument("--json", metavar="FILE", help="write all raw times, readable by pyperf")
    parser.add_argument("--html", metavar="FILE", help="write a report with plots, one file")
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    parser.add_argument("script")
    parser.add_argument("args", nargs=argparse.REMAINDER)
    return parser.parse_args()


def progress(is_quiet):
    if is_quiet or not sys.stderr.isatty():
        return lambda line: None
    return lambda line: print(f"\r\x1b[Kkrait bench: {line}", end="", file=sys.stderr, flush=True)


def main():
    options = arguments()
    if not os.access(options.script, os.R_OK):
        sys.exit(f"krait bench: cannot read {options.script}")
    names = [n for n in options.modes.split(",") if n]
    unknown = [n for n in names if n not in engines.ALL and not any(a.startswith(n + "=") for a in options.add)]
    if unknown:
        print(f"krait bench: no mode {unknown[0]}; there are {', '.join(engines.ALL)}", file=sys.stderr)
        sys.exit(2)
    found, missing = engines.find(names, sys.executable, shlex.split(options.krait_options), options.add)
    say = progress(options.quiet)
    job = measure.Job(options.script, options.args, options.call, options.clock, options.timeout)
    warnings = machine.warnings_before()
    described = machine.describe()
    first = measure.compare_outputs(found, job, say)
    running = [e for e in found if not first[e.name].failure]
    iterations = 1
    if options.call and running:
        iterations = options.iterations or measure.iterations_that_fit([first[e.name] for e in running], options.seconds)
    processes = options.processes or (5 if options.call else 10)
    before = machine.cpu_times()
    samples = measure.measure(running, job, processes, iterations, options.seed, say)
    say("")
    rng = random.Random(options.seed)
    results = [measure.Result(e, samples.get(e.name) or [first[e.name]], job, rng) for e in found]
    warnings += machine.warnings_after(before, [s for r in results for s in r.samples])
    has_calls = bool(options.call)
    good = [r.engine.name for r in results if not r.failure]
    baseline = next((n for n in ("cpython", "interp") if n in good), good[0] if good else None)
    title = f"{job.title} ({processes} processes" + (f" of {iterations} iterations" if has_calls else "") + f" a mode, {options.clock} time)"
    print(terminal.report(title, results, has_calls, warnings, baseline))
    for name in missing:
        print(f"{name}: not installed, left out")
    if options.json:
        raw_json.write(options.json, job.title, results, has_calls, described, warnings, measure.break_even(results, has_calls))
    if options.html:
        import report_html
        report_html.write(options.html, job.title, title, results, has_calls, described, warnings, baseline)
    sys.exit(1 if any(r.failure for r in results) else 0)


main()
