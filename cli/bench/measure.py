"""Running the processes: outputs compared first, then measured runs of all engines in random order.

Each process is started by `krait bench --spawn`, a small parent that times it and reads its resource usage: a child's
peak memory starts from what its parent has resident, so a Python driver may not be the parent itself.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import changepoint

HARNESS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "harness.py")


class Sample:
    """One process. `times`: seconds of its iterations. `jit`: what --jit-stats-to wrote, for Krait's modes."""

    def __init__(self):
        self.times, self.jit, self.failure, self.output, self.value = [], None, None, b"", None
        self.wall = self.cpu = self.set_up = 0.0
        self.kib = 0


class Job:
    """What is measured: the script with its arguments, and the call or None."""

    def __init__(self, script, arguments, call, clock, timeout):
        self.script, self.arguments, self.call, self.clock, self.timeout = script, arguments, call, clock, timeout

    @property
    def title(self):
        text = " ".join([os.path.basename(self.script)] + self.arguments)
        return f"{text}: {self.call}()" if self.call and self.call.isidentifier() else f"{text}: {self.call}" if self.call else text


def run_process(engine, job, iterations):
    sample = Sample()
    with tempfile.TemporaryDirectory(prefix="krait-bench-") as folder:
        stats, usage, result = (os.path.join(folder, n) for n in ("stats", "usage", "result"))
        argv = engine.argv(stats)
        if job.call:
            argv = argv + [HARNESS, result, str(iterations), job.clock, job.call, job.script]
        else:
            argv = argv + [job.script]
        with open(os.path.join(folder, "out"), "w+b") as out, open(os.path.join(folder, "err"), "w+b") as err:
            code = subprocess.call([sys.executable, "bench", "--spawn", usage, str(job.timeout)] + argv + job.arguments,
                                   stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            out.seek(0)
            sample.output = out.read()
            err.seek(0)
            errors = err.read().decode("utf-8", "replace").strip().splitlines()
        if code != 0:
            sample.failure = "timed out" if code == 124 else f"exit status {code}: {errors[-1] if errors else 'no message'}"
            return sample
        with open(usage) as f:
            words = f.read().split()
        sample.wall, sample.cpu, sample.kib = float(words[0]), float(words[1]), int(words[2])
        sample.times = [sample.cpu if job.clock == "cpu" else sample.wall]
        if job.call:
            with open(result) as f:
                written = json.load(f)
            sample.times, sample.set_up, sample.value = written["times"], written["set_up"], written["value"]
        if os.path.exists(stats):
            with open(stats) as f:
                sample.jit = json.load(f)
    return sample


def compare_outputs(engines, job, say):
    """{engine name: first sample}; those that fail or print something else than the reference carry a failure. The
    reference is CPython where it is among the engines."""
    ordered = sorted(engines, key=lambda e: e.name != "cpython")
    first, reference = {}, None
    for engine in ordered:
        say(f"comparing outputs: {engine.title}")
        sample = first[engine.name] = run_process(engine, job, 2)
        if sample.failure:
            continue
        if reference is None:
            reference = engine
            continue
        wanted = first[reference.name]
        if sample.output != wanted.output:
            sample.failure = f"prints something else than {reference.title}{first_difference(wanted.output, sample.output)}"
        elif None not in (sample.value, wanted.value) and sample.value != wanted.value:
            sample.failure = f"returns {sample.value[:40]}, {reference.title} {wanted.value[:40]}"
    return first


def first_difference(wanted, got):
    for number, (a, b) in enumerate(zip(wanted.splitlines() + [b""], got.splitlines() + [b""]), 1):
        if a != b:
            return f", from line {number} on: {b[:40].decode('utf-8', 'replace')!r} instead of {a[:40].decode('utf-8', 'replace')!r}"
    return ""


def iterations_that_fit(samples, seconds):
    """Calls a process, so that the slowest engine takes about `seconds` for them."""
    slowest = max(min(s.times) for s in samples)
    return max(20, min(1000, int(seconds / max(slowest, 1e-6))))


def measure(engines, job, processes, iterations, seed, say):
    """{engine name: [Sample]}: rounds, in each of which every engine runs once, in random order."""
    order = random.Random(seed)
    samples = {e.name: [] for e in engines}
    done = 0
    for _ in range(processes):
        turn = list(engines)
        order.shuffle(turn)
        for engine in turn:
            done += 1
            say(f"process {done} of {processes * len(engines)}: {engine.title}")
            samples[engine.name].append(run_process(engine, job, iterations))
    return samples


class Result:
    """All processes of one engine, and what they say."""

    def __init__(self, engine, samples, job, rng):
        self.engine = engine
        self.failure = next((s.failure for s in samples if s.failure), None)
        self.samples = [] if self.failure else samples
        if self.failure:
            return
        # Without --call an iteration is a process: the processes are one series.
        series = [s.times for s in samples] if job.call else [[s.times[0] for s in samples]]
        self.analyses = [changepoint.Analysis(times) for times in series]
        kinds = [a.kind for a in self.analyses]
        self.kinds = {k: kinds.count(k) for k in dict.fromkeys(kinds)}
        self.first = sum(a.times[0] for a in self.analyses) / len(self.analyses)
        self.is_steady = changepoint.NO_STEADY not in self.kinds
        self.steady = changepoint.bootstrap([a.steady_times for a in self.analyses], rng) if self.is_steady else None
        self.iterations_to_steady = self.seconds_to_steady = None
        if self.is_steady:
            self.iterations_to_steady = middle([a.steady_from for a in self.analyses])
            self.seconds_to_steady = middle([a.seconds_to_steady for a in self.analyses])
        self.peak_kib = max(s.kib for s in samples)
        self.mean_wall = sum(s.wall for s in samples) / len(samples)
        self.set_up = sum(s.set_up for s in samples) / len(samples)
        figures = [s.jit for s in samples if s.jit]
        self.jit = {k: middle([f[k] for f in figures]) for k in figures[0] if k != "schema"} if figures else None

    @property
    def class_text(self):
        if len(self.kinds) == 1:
            return next(iter(self.kinds))
        return ", ".join(f"{n} {k}" for k, n in self.kinds.items())

    def cumulative(self):
        """Mean over the processes of the seconds until the end of each iteration, set-up included."""
        count = min(len(s.times) for s in self.samples)
        total, curve = self.set_up, []
        for i in range(count):
            total += sum(s.times[i] for s in self.samples) / len(self.samples)
            curve.append(total)
        return curve


def middle(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def break_even(results, has_calls):
    """When the JIT has paid for itself against the interpreter: (iteration, seconds), or None if it never does. Without
    --call one iteration is a whole process."""
    by_name = {r.engine.name: r for r in results if not r.failure}
    if "jit" not in by_name or "interp" not in by_name:
        return None
    if not has_calls:
        jit, interp = by_name["jit"], by_name["interp"]
        return (1, jit.mean_wall) if jit.mean_wall <= interp.mean_wall else ()
    jit, interp = by_name["jit"].cumulative(), by_name["interp"].cumulative()
    at = len(jit)
    while at > 0 and jit[at - 1] <= interp[at - 1]:
        at -= 1
    return (at + 1, jit[at]) if at < len(jit) else ()
