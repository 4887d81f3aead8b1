#!/usr/bin/python3.11
"""CPython's own tests, method by method, against a list of known failures that may only shrink.

    run.py --krait build/release/krait [--jobs 2] [MODULE...]      check against known_failures.txt
    run.py --krait ... --update                                    rewrite the list (for the modules that ran)

A test counts when CPython 3.11 passes it on this machine (its verdicts are kept in the build folder). Each module is
one process; after a crash or a hang the rest of the module runs in a new one. The check fails when a test fails twice that
the list does not name; a test that passes and is named is reported: take its line out.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import script_run

CHILD = os.path.join(HERE, "one_module.py")
KNOWN = os.path.join(HERE, "known_failures.txt")
RESUMES = 40


def run_module(engine, module, timeout, budget):
    """{test id: (verdict, reason)} of one test module, and the reason why it could not run as a whole ('' if it did)."""
    folder = tempfile.mkdtemp(prefix="krait-tests-")
    log, skip = os.path.join(folder, "log"), os.path.join(folder, "skip")
    work = os.path.join(folder, "work")
    os.mkdir(work)
    verdicts, whole = {}, ""
    start = time.monotonic()
    try:
        for _ in range(RESUMES):
            with open(skip, "w") as f:
                f.write("\n".join(verdicts))
            open(log, "w").close()
            outcome = script_run.run(engine + [CHILD, "test." + module, log, skip], work, timeout)
            running, finished, before = None, False, len(verdicts)
            with open(log, encoding="utf-8") as f:
                for line in f:
                    word, _, rest = line.rstrip("\n").partition(" ")
                    identity, _, reason = rest.partition(" ")
                    if word == "start":
                        running = identity
                    elif word in ("pass", "fail", "skip"):
                        verdicts[identity] = word, reason
                        running = None
                    elif word == "module":
                        whole, finished = rest, True
                    elif word == "done":
                        finished = True
            if finished:
                break
            why = f"{outcome.describe()}: {outcome.last_error_line()}"[:200]
            if running:
                verdicts[running] = "fail", why
            elif len(verdicts) == before:
                whole = why
                break
            if time.monotonic() - start > budget:
                whole = "the module's time is up"
                break
    finally:
        subprocess.run(["chmod", "-R", "u+rwx", folder], stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)
    return verdicts, whole


def oracle_passes(modules, cache_path, jobs):
    """{module: sorted ids that CPython passes}"""
    try:
        with open(cache_path) as f:
            cache = json.load(f)
    except (OSError, ValueError):
        cache = {}
    missing = [m for m in modules if m not in cache]

    def one(module):
        verdicts, whole = run_module([script_run.ORACLE], module, 300, 300)
        return sorted(t for t, (verdict, _) in verdicts.items() if verdict == "pass")

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for module, ids in zip(missing, pool.map(one, missing)):
            cache[module] = ids
            with open(cache_path, "w") as f:
                json.dump(cache, f)
    return cache


def read_known():
    try:
        with open(KNOWN) as f:
            return {line.strip() for line in f if line.strip() and not line.startswith("#")}
    except FileNotFoundError:
        return set()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--krait", required=True)
    parser.add_argument("--mode", default="default", choices=script_run.MODES)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--list", action="store_true", help="print every failure with its reason")
    parser.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "krait-cpython-passes.json"))
    options = parser.parse_args()
    engine = [os.path.abspath(options.krait)] + script_run.MODES[options.mode]
    with open(os.path.join(HERE, "modules.txt")) as f:
        modules = options.modules or [line.strip() for line in f if line.strip() and not line.startswith("#")]
    passes = oracle_passes(modules, options.cache, options.jobs)
    known = read_known()

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda m: run_module(engine, m, options.timeout, 3 * options.timeout), modules)
        failing, passed, total = {}, 0, 0
        for module, (verdicts, whole) in zip(modules, results):
            lost = {}
            for identity in passes[module]:
                verdict, reason = verdicts.get(identity, ("fail", whole or "did not run"))
                if verdict != "pass":
                    lost[identity] = ("skipped: " if verdict == "skip" else "") + reason
            failing.update(lost)
            total += len(passes[module])
            passed += len(passes[module]) - len(lost)
            print(f"{module:<24}{len(passes[module]) - len(lost):>5} / {len(passes[module]):<5} {whole}", flush=True)
            if options.list:
                for identity, reason in lost.items():
                    print(f"    {identity}  {reason}")

    print(f"{'all':<24}{passed:>5} / {total:<5} {100.0 * passed / max(total, 1):.2f}%")
    reasons = collections.Counter(failing.values())
    for reason, count in reasons.most_common(15 if options.list else 0):
        print(f"{count:>6}  {reason}")
    ran = tuple(f"test.{m}." for m in modules)
    if options.update:
        keep = {t for t in known if not t.startswith(ran)}
        with open(KNOWN, "w") as f:
            f.write("# Tests of CPython 3.11 that Krait does not pass yet. Lines are only ever removed.\n")
            f.writelines(t + "\n" for t in sorted(keep | set(failing)))
        return 0
    new = sorted(set(failing) - known)
    # A machine under load makes tests time out: what fails newly gets a second try.
    for module in sorted({identity.split(".")[1] for identity in new}):
        verdicts, _ = run_module(engine, module, options.timeout, 3 * options.timeout)
        passed_now = {i for i in new if i.startswith(f"test.{module}.") and verdicts.get(i, ("fail",))[0] == "pass"}
        for identity in sorted(passed_now):
            print(f"passed only at the second try: {identity}")
        new = [i for i in new if i not in passed_now]
    fixed = sorted(t for t in known if t.startswith(ran) and t not in failing)
    for identity in new:
        print(f"NEWLY FAILING {identity}  {failing[identity]}")
    for identity in fixed:
        print(f"PASSES NOW, remove from known_failures.txt: {identity}")
    return bool(new)


if __name__ == "__main__":
    sys.exit(main())
