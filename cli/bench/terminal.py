"""The report on the terminal: one row an engine, one sparkline a process, and sentences."""
import measure
import text

LEVELS = "▁▂▃▄▅▆▇█"


def sparkline(times, width=60):
    """The warm-up curve in one line: each column the mean of its share of the iterations."""
    columns = min(width, len(times))
    means = []
    for c in range(columns):
        part = times[c * len(times) // columns:(c + 1) * len(times) // columns]
        means.append(sum(part) / len(part))
    low, high = min(means), max(means)
    if high - low < 0.02 * high:
        return LEVELS[0] * columns
    return "".join(LEVELS[min(7, int(8 * (m - low) / (high - low)))] for m in means)


def rows(results, has_calls, baseline):
    head = ["mode", "class", "first", "steady mean", "of " + baseline if baseline else "ratio", "to steady", "peak memory", "code", "compiling"]
    table = [head]
    reference = next((r for r in results if r.engine.name == baseline and not r.failure and r.is_steady), None)
    for r in results:
        if r.failure:
            continue
        ratio = f"{r.steady[0] / reference.steady[0]:.3f}" if reference and r.is_steady else "-"
        to_steady = "-"
        if r.is_steady:
            to_steady = f"{text.count(r.iterations_to_steady)} it., {text.seconds(r.seconds_to_steady)}" if r.iterations_to_steady else "at once"
        table.append([r.engine.name, r.class_text, text.seconds(r.first),
                      text.interval(*r.steady) if r.is_steady else "none: no steady state", ratio, to_steady, text.size(1024 * r.peak_kib),
                      text.size(r.jit["code_bytes"]) if r.jit else "-", text.seconds(r.jit["compile_seconds"]) if r.jit else "-"])
    return table


def break_even_text(results, has_calls):
    even = measure.break_even(results, has_calls)
    if even is None:
        return None
    if even == ():
        return "the JIT does not pay for itself within these iterations" if has_calls else "the JIT does not pay for itself in one process"
    if not has_calls:
        return "the JIT pays for itself within one process"
    return f"the JIT has paid for itself at the end of iteration {even[0]}, {text.seconds(even[1])} after the script's start"


def report(title, results, has_calls, warnings, baseline):
    lines = ["", title, ""]
    if any(not r.failure for r in results):
        lines += [text.table(rows(results, has_calls, baseline)), ""]
    for r in results:
        if r.failure:
            lines.append(f"{r.engine.name}: not measured: {r.failure}")
    if has_calls:
        lines.append("warm-up curves, one line a process (| where a new level begins)")
        for r in results:
            for number, a in enumerate(r.analyses if not r.failure else [], 1):
                changes = ", ".join(str(s.start) for s in a.segments[1:8])
                more = "..." if len(a.segments) > 8 else ""
                lines.append(f"  {r.engine.name:8} {number:2}  {sparkline(a.times)}  {a.kind}{' | ' + changes + more if changes else ''}")
        lines.append("")
    even = break_even_text(results, has_calls)
    if even:
        lines.append(even)
    lines += [f"unquiet: {w}" for w in warnings]
    return "\n".join(lines)
