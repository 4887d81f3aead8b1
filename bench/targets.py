"""The targets of docs/performance.md, measured: `./dev bench --targets FILE.md` runs everything they need and writes the
tables as Markdown. Every figure is a median of whole processes, start-up included, engines in turn.

Ratios are shares of CPython 3.11's time unless a row says otherwise. The public suites are measured where `--suites DIR`
names their folder; else their rows say so.
"""
import json
import os
import statistics
import subprocess
import tempfile

# The ten programs of loops over ints, floats, locals, globals, range, list items, attributes and calls of functions.
COVERED = ("nbody", "spectral_norm", "mandelbrot_float", "matmul", "sieve_list", "fft", "lu", "monte_carlo", "game_of_life",
           "fannkuch")
RECURSION = ("fib", "ackermann", "towers", "binary_trees")
GENERATORS = ("programs/generator_pipeline", "pyperformance/generators", "pyperformance/coroutines",
              "pyperformance/async_generators")


class Table:
    """Rows of a Markdown table of targets."""

    def __init__(self):
        self.rows = []
        self.missed = 0

    def add(self, what, target, measured, detail="", unit="", lowest=False):
        """`measured` None: not measured here. `target` None: no target, shown for comparison."""
        if measured is None:
            self.rows.append((what, "" if target is None else f"{target}{unit}", "not measured here", ""))
            return
        verdict = ""
        if target is not None:
            met = measured >= target if lowest else measured <= target
            verdict = "met" if met else "**missed**"
            self.missed += not met
        shown = f"{measured:.2f}{unit}" if unit.strip() != "MiB" else f"{measured:+.1f}{unit}"
        self.rows.append((what, "" if target is None else f"{target}{unit}", shown + (f" ({detail})" if detail else ""), verdict))

    def text(self):
        lines = ["| | target | measured | |", "| --- | --- | --- | --- |"]
        return "\n".join(lines + [f"| {' | '.join(row)} |" for row in self.rows]) + "\n"


def seconds(result, engine):
    entry = result.get(engine)
    return entry["seconds"] if entry and not entry["failed"] else None


def ratios(results, engine, names=None, base="cpython"):
    """{name: share of the time of `base`} of those that ran in both."""
    out = {}
    for name, result in results.items():
        if names is not None and name not in names:
            continue
        mine, theirs = seconds(result, engine), seconds(result, base)
        if mine and theirs:
            out[name] = mine / theirs
    return out


def worst(values, count=1):
    return sorted(values.items(), key=lambda item: -item[1])[:count]


def over(values, limit):
    """Those over `limit`, worst first, as text."""
    return ", ".join(f"{name} {value:.2f}" for name, value in worst(values, 8) if value > limit)


def memory(results, engine):
    """{name: MiB more at the peak than CPython}"""
    return {name: (result[engine]["kib"] - result["cpython"]["kib"]) / 1024 for name, result in results.items()
            if engine in result and "cpython" in result and not result[engine]["failed"] and result["cpython"]["kib"]}


def compile_cost(krait, programs, folder):
    """Microseconds per recorded instruction over all programs together, recording included; code bytes of the largest."""
    recorded = spent = 0
    with tempfile.NamedTemporaryFile(suffix=".json") as stats:
        for name in programs:
            subprocess.run([krait, f"--jit-stats-to={stats.name}", name + ".py"], cwd=folder, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with open(stats.name) as f:
                figures = json.load(f)
            recorded += figures["recorded"]
            spent += figures["compile_seconds"]
    return spent / recorded * 1e6 if recorded else None


def first_issue(table, startup, programs, geomean):
    """Start-up, the interpreter, the first JIT."""
    start = startup["pass"]
    table.add("`krait -c pass`", 0.5, ratios({"pass": start}, "krait")["pass"])
    table.add("its resident memory over CPython's", 0, memory({"pass": start}, "krait")["pass"], unit=" MiB")
    table.add("`import json, re, dataclasses`, warm cache", 1.0, ratios(startup, "krait")["imports"])
    off = ratios(programs, "jit=off")
    table.add("JIT off, geometric mean of bench/programs", 0.75, geomean(off.values()))
    name, value = worst(off)[0]
    table.add("JIT off, the slowest program", 1.1, value, name)
    table.add("JIT on, geometric mean of ten programs of loops", 0.15, geomean(ratios(programs, "krait", COVERED).values()))
    table.add("binary_trees, JIT off", 0.6, off.get("binary_trees"))
    extra = memory(programs, "jit=off")
    table.add("peak memory over CPython's, JIT off, the largest", 8, worst(extra)[0][1], over(extra, 8), " MiB")


def second_issue(table, programs, against_c, brief, suites, cost, geomean):
    """The tracing JIT."""
    on = ratios(programs, "krait")
    table.add("bench/programs, geometric mean", 0.12, geomean(on.values()))
    for suite, target in (("are-we-fast-yet", 0.10), ("pyperformance", 0.25)):
        values = {n: v for n, v in ratios(suites, "krait").items() if n.startswith(suite)}
        table.add(f"{suite}, {len(values)} programs" if values else suite, target, geomean(values.values()))
    every = {**on, **ratios(suites, "krait")}
    name, value = worst(every)[0]
    table.add("the slowest single program", 1.0, value, over(every, 1.0) or name)
    against_off = {**ratios(programs, "krait", base="jit=off"), **ratios(suites, "krait", base="jit=off")}
    name, value = worst(against_off)[0]
    table.add("the slowest program against JIT off", 1.03, value, over(against_off, 1.03) or name)
    table.add("recursion: " + ", ".join(RECURSION), 0.08, geomean(ratios(programs, "krait", RECURSION).values()))
    table.add("hash64", 0.03, on.get("hash64"))
    named = {"programs/" + n: v for n, v in on.items()} | every
    generators = {n: named[n] for n in GENERATORS if n in named}
    table.add("generators, coroutines", 0.20, geomean(generators.values()), ", ".join(n.rpartition("/")[2] for n in generators))
    for name in ("sort_keys", "string_building", "word_count"):
        table.add(name, 0.5, on.get(name))
    table.add("numeric programs against `gcc -O2`, geometric mean", 2.5,
              geomean(ratios(against_c, "krait", base="gcc -O2").values()))
    warm = ratios(brief, "krait")
    name, value = worst(warm)[0]
    table.add("100 ms programs, the slowest", 1.0, value, over(warm, 1.0) or name)
    table.add("100 ms programs, geometric mean", None, geomean(warm.values()))
    table.add("compile cost, µs for each recorded instruction", 2.0, cost)
    extra = memory({**programs, **suites}, "krait")
    table.add("peak memory over CPython's, the largest", 16, worst(extra)[0][1], over(extra, 16), " MiB")


def programs_table(results, engines):
    """Seconds and ratios of each program."""
    others = [e for e in engines if e != "cpython"]
    head = ["program", *(f"{e}, s" for e in engines), *(f"{e} / CPython" for e in others), *(f"{e}, MiB" for e in engines)]
    lines = ["| " + " | ".join(head) + " |", "| --- " * len(head) + "|"]
    for name, result in results.items():
        cells = [name]
        cells += [f"{seconds(result, e):.2f}" if seconds(result, e) else result[e]["failed"] or "-" for e in engines]
        for e in others:
            value = ratios({name: result}, e).get(name)
            cells.append("-" if value is None else f"{value:.3f}")
        cells += [f"{result[e]['kib'] / 1024:.0f}" for e in engines]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def write(path, data, engines, geomean):
    """data: startup, programs, c, brief, suites (may be empty), cost."""
    spine, jit = Table(), Table()
    first_issue(spine, data["startup"], data["programs"], geomean)
    second_issue(jit, data["programs"], data["c"], data["brief"], data["suites"], data["cost"], geomean)
    text = "## Start-up, interpreter, first loops\n" + spine.text() + "\n## The JIT\n" + jit.text()
    text += "\n## bench/programs\n" + programs_table(data["programs"], engines)
    text += "\n## Against gcc -O2\n| program | gcc -O2, s | krait, s | krait / gcc |\n| --- | --- | --- | --- |\n"
    for name, value in sorted(ratios(data["c"], "krait", base="gcc -O2").items()):
        c = data["c"][name]
        text += f"| {name} | {c['gcc -O2']['seconds']:.3f} | {c['krait']['seconds']:.3f} | {value:.2f} |\n"
    for suite in sorted({n.rpartition("/")[0] for n in data["suites"]}):
        group = {n.rpartition("/")[2]: r for n, r in data["suites"].items() if n.startswith(suite)}
        text += f"\n## {suite}\n" + programs_table(group, engines)
    with open(path, "w") as f:
        f.write(text)
    return spine.missed, jit.missed
