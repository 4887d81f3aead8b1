"""--json: every raw time, in pyperf's format 1.0, so that `pyperf stats`, `hist` and `compare_to` read it. What pyperf has
no place for (classes, change points, the JIT's figures) stands under the key "krait", which it ignores.

Where a process reached a steady state, iterations before it are pyperf's warm-ups; where it did not, all are values.
"""
import json
import time


def run_of(sample, analysis, first_metadata):
    """Without --call each process has one iteration, and `analysis` is None."""
    cut = analysis.steady_from or 0 if analysis else 0
    run = {"metadata": dict(first_metadata, duration=sample.wall, mem_max_rss=1024 * sample.kib), "values": sample.times[cut:]}
    if cut:
        run["warmups"] = [[1, t] for t in sample.times[:cut]]
    return run


def benchmark(result, title, machine, has_calls):
    analyses = result.analyses if has_calls else [None] * len(result.samples)
    date = time.strftime("%Y-%m-%d %H:%M:%S")
    return {
        "metadata": {"name": f"{title} [{result.engine.name}]", "unit": "second", "loops": 1, "cpu_model_name": machine["cpu"],
                     "cpu_count": machine["cpus"], "platform": machine["system"], "hostname": machine["hostname"]},
        "runs": [run_of(s, a, {"date": date, "load_avg_1min": machine["load"]}) for s, a in zip(result.samples, analyses)],
    }


def summary(result):
    if result.failure:
        return {"mode": result.engine.name, "failure": result.failure}
    return {
        "mode": result.engine.name,
        "command": result.engine.command,
        "class": result.class_text,
        "first_iteration": result.first,
        "steady_mean": result.steady[0] if result.is_steady else None,
        "steady_interval_95": list(result.steady[1:]) if result.is_steady else None,
        "iterations_to_steady": result.iterations_to_steady,
        "seconds_to_steady": result.seconds_to_steady,
        "peak_memory_bytes": 1024 * result.peak_kib,
        "set_up_seconds": result.set_up,
        "jit": result.jit,
        "series": [{"class": a.kind, "steady_from": a.steady_from, "change_points": [s.start for s in a.segments[1:]],
                    "levels": [s.mean for s in a.segments], "outliers": a.outliers, "times": a.times} for a in result.analyses],
        "processes": [{"wall": s.wall, "cpu": s.cpu, "peak_memory_bytes": 1024 * s.kib, "set_up": s.set_up} for s in result.samples],
    }


def write(path, title, results, has_calls, machine, warnings, even):
    document = {
        "version": "1.0",
        "metadata": {},
        "benchmarks": [benchmark(r, title, machine, has_calls) for r in results if not r.failure],
        "krait": {"schema": 1, "title": title, "iteration": "call" if has_calls else "process", "machine": machine,
                  "warnings": warnings, "break_even": list(even) if even else None, "modes": [summary(r) for r in results]},
    }
    with open(path, "w") as f:
        json.dump(document, f, indent=1)
        f.write("\n")
