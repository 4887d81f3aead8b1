#!/usr/bin/python3.11
"""Random programs through every engine: CPython and the modes of Krait must print the same.

    run.py --krait build/release/krait --seconds 60 --seed 1          bounded, as CTest runs it
    run.py --krait build/release/krait --seconds 3600 --out finds     by hand; finds are reduced into the folder

Seeds count up from --seed, so a find is named by its seed: `generate.py SEED` shows the program of an odd one, `idioms.py SEED`
that of an even one.
"""
import argparse
import os
import re
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import generate
import idioms
import reduce
import script_run

# What a program may use in CPython to be worth a comparison: seconds, bytes of address space.
ORACLE_TIMEOUT = 5
MEMORY_LIMIT = 1 << 30


def run(argv, text, folder, timeout, memory=None):
    path = os.path.join(folder, "program.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return script_run.run(argv + ["program.py"], folder, timeout, memory=memory)


# A reduced program may print objects by their addresses.
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def outcome_text(outcome):
    return "\n".join([ADDRESS.sub("0x...", outcome.stdout), f"exit {outcome.status}", outcome.last_error_line() if outcome.status else ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--krait", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--modes", default="off,default,hot,exits,gc")
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--stop", type=int, default=5, help="stop after so many finds")
    parser.add_argument("--out", metavar="DIR", help="reduce finds into this folder")
    options = parser.parse_args()
    krait = os.path.abspath(options.krait)
    modes = options.modes.split(",")
    deadline = time.monotonic() + options.seconds
    finds = programs = excused = slow_runs = skipped = 0
    with tempfile.TemporaryDirectory(prefix="krait-fuzz-") as folder:
        seed = options.seed
        while time.monotonic() < deadline and finds < options.stop:
            text = (generate if seed % 2 else idioms).generate(seed)
            seed_of_text, seed = seed, seed + 1
            want = run([script_run.ORACLE], text, folder, ORACLE_TIMEOUT, memory=MEMORY_LIMIT)
            # A program whose values grow without bound says nothing: both engines would only run out of something.
            if want.timed_out or want.status < 0 or "MemoryError" in want.stderr + want.stdout:
                skipped += 1
                continue
            # The stress modes are slow: each program gets one of them, in turn.
            fast = [m for m in modes if m not in ("gc", "exits")]
            slow = [m for m in modes if m in ("gc", "exits")]
            chosen = fast + ([slow[seed_of_text % len(slow)]] if slow else [])
            for mode in chosen:
                argv = [krait] + script_run.MODES[mode]
                got = run(argv, text, folder, options.timeout)
                if outcome_text(want) == outcome_text(got):
                    continue
                if "nan" in want.stdout and not got.timed_out and got.status >= 0:
                    # NaNs with equal bits are one object in Krait and may be two in CPython; the engines must agree.
                    plain = run([krait, "--jit=off"], text, folder, 60)
                    if outcome_text(plain) == outcome_text(got):
                        print(f"seed {seed_of_text} [{mode}] differs from CPython and shows a NaN; Krait's engines agree")
                        excused += 1
                        continue
                if got.timed_out and mode in ("gc", "exits"):
                    print(f"seed {seed_of_text} [{mode}] takes longer than {options.timeout:g} s")
                    slow_runs += 1
                    continue
                finds += 1
                print(f"DISAGREEMENT seed {seed_of_text} [{mode}] {got.describe()}")
                print(script_run.difference(outcome_text(want), outcome_text(got), 4), flush=True)
                if options.out:
                    save(text, argv, mode, seed_of_text, folder, options, got)
                break
            programs += 1
    print(f"{programs} programs from seed {options.seed}: {finds} disagreements, {excused} runs excused for a NaN, "
          f"{slow_runs} stress runs not finished, {skipped} programs too large for CPython")
    return finds > 0 or not programs


def save(text, argv, mode, seed_of_text, folder, options, first):
    def fails(candidate):
        # What was cut away may be what ended the program, or kept its numbers small.
        want = run([script_run.ORACLE], candidate, folder, 2, memory=MEMORY_LIMIT)
        if want.timed_out or "MemoryError" in want.stderr + want.stdout:
            return False
        got = run(argv, candidate, folder, min(options.timeout, 5))
        if outcome_text(want) == outcome_text(got):
            return False
        # A crash stays a crash, a wrong answer a wrong answer.
        return (got.status < 0) == (first.status < 0)

    small = reduce.reduce(text, fails)
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, f"seed-{seed_of_text}-{mode}.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(small)
    print(f"reduced to {small.count(chr(10))} lines: {path}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
