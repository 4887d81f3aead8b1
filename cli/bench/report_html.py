"""--html: the report as one file that needs nothing else: style, plots (plots.py) and tables inline, no script. Light or
dark as the reader's system is.
"""
import html

import measure
import plots
import terminal
import text

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2126; --soft: #667080; --line: #dfe1e4; --card: #ffffff;
  --warn: #8a5a00; --warn-paper: #fff4dc; --k0: #8a63c7; --k1: #1f7a4d; --k2: #2f6fb3; --k3: #c2571a; --k4: #7a6a00; --k5: #ac2f5c; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e6e8eb; --soft: #98a2b0; --line: #333941; --card: #1c2026;
  --warn: #f2c46d; --warn-paper: #33290f; --k0: #b79aed; --k1: #5ccb93; --k2: #78b0ec; --k3: #f09a63; --k4: #d8c64c; --k5: #ee85ac; } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 62rem; padding: 2.2rem 1.2rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif }
h1 { font-size: 1.5rem; margin: 0 0 .2rem } h2 { font-size: 1.1rem; margin: 2.2rem 0 .5rem } h3 { font-size: .95rem; margin: 0 0 .3rem }
p { margin: .3rem 0 .8rem } .soft, .tick { color: var(--soft); fill: var(--soft) }
section.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; margin: .8rem 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .9rem }
th, td { padding: .35rem .6rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap }
th { color: var(--soft); font-weight: 600 } th:first-child, td:first-child { text-align: left } tr:last-child td { border-bottom: 0 }
ul.warn { background: var(--warn-paper); color: var(--warn); border-radius: 8px; padding: .6rem 1rem .6rem 2rem; margin: .8rem 0 }
.key { display: inline-block; width: .75em; height: .75em; border-radius: 2px; margin-right: .45em }
svg { width: 100%; height: auto; display: block } svg text { font: 11px system-ui, "DejaVu Sans", sans-serif } svg .name { font-size: 13px; fill: var(--ink) }
.grid { stroke: var(--line); stroke-width: 1 } .axis { stroke: var(--soft); stroke-width: 1 }
polyline { fill: none } .raw { stroke: currentColor; stroke-width: 1; opacity: .45 } .total { stroke: currentColor; stroke-width: 2 }
.level { stroke: currentColor; stroke-width: 3 } .before { opacity: .45 } .change { stroke: currentColor; stroke-width: 1.5 }
.bar, .dot { fill: currentColor } .bar { opacity: .85 } .whisker { stroke: var(--ink); stroke-width: 1.5 } .first { stroke: currentColor; stroke-width: 2; stroke-dasharray: 3 2 }
.even { fill: none; stroke: var(--ink); stroke-width: 2 }
""" + "".join(f".c{i} {{ color: var(--k{i}) }} .key.c{i} {{ background: var(--k{i}) }}\n" for i in range(6))

PLACES = {"interp": 0, "jit": 1, "cpython": 2, "pypy": 3}


def color_of(results):
    colors, spare = {}, 4
    for r in results:
        name = r.engine.name
        colors[name] = PLACES.get(name, spare)
        if name not in PLACES:
            spare = 5 if spare == 4 else 4
    return colors


def summary_table(results, has_calls, baseline, colors):
    head, *body = terminal.rows(results, has_calls, baseline)
    lines = ["<tr>" + "".join(f"<th>{html.escape(cell)}</th>" for cell in head) + "</tr>"]
    for row in body:
        key = f'<span class="key c{colors[row[0]]}"></span>'
        lines.append("<tr>" + f"<td>{key}{html.escape(row[0])}</td>" + "".join(f"<td>{html.escape(c)}</td>" for c in row[1:]) + "</tr>")
    return '<div class="scroll"><table>' + "".join(lines) + "</table></div>"


def warm_up_card(result, has_calls, colors):
    words = html.escape(result.class_text)
    outliers = sum(len(a.outliers) for a in result.analyses)
    note = f"{words}; {outliers} outliers of {sum(len(a.times) for a in result.analyses)} times left out of the levels" if outliers else words
    return (f'<section class="card"><h3><span class="key c{colors[result.engine.name]}"></span>{html.escape(result.engine.title)} '
            f'<span class="soft">{note}</span></h3>{plots.warm_up(result, has_calls, colors[result.engine.name])}</section>')


def jit_table(results):
    rows = [(r.engine.title, r.jit) for r in results if not r.failure and r.jit]
    if not rows:
        return ""
    parts = ["<h2>What the JIT did</h2><p class=soft>Medians over the processes.</p><div class=scroll><table><tr><th>figure</th>"
             + "".join(f"<th>{html.escape(title)}</th>" for title, _ in rows) + "</tr>"]
    for key in rows[0][1]:
        shown = {"code_bytes": text.size, "compile_seconds": text.seconds}.get(key, lambda v: f"{v:g}")
        parts.append(f"<tr><td>{html.escape(key.replace('_', ' '))}</td>" + "".join(f"<td>{shown(jit.get(key, 0))}</td>" for _, jit in rows) + "</tr>")
    return "".join(parts) + "</table></div>"


def page(title, how, results, has_calls, machine, warnings, baseline):
    colors = color_of(results)
    good = [r for r in results if not r.failure]
    even = measure.break_even(results, has_calls)
    parts = [f"<h1>{html.escape(title)}</h1><p class=soft>{html.escape(how)}<br>{html.escape(machine['cpu'])}, {machine['cpus']} processors, "
             f"{html.escape(machine['system'])}, load {machine['load']:.1f}</p>"]
    if warnings:
        parts.append('<ul class="warn">' + "".join(f"<li>{html.escape(w)}</li>" for w in warnings) + "</ul>")
    parts += [f"<p><b>{html.escape(r.engine.title)}</b> was not measured: {html.escape(r.failure)}</p>" for r in results if r.failure]
    if good:
        parts.append("<h2>Summary</h2>" + summary_table(results, has_calls, baseline, colors))
        said = terminal.break_even_text(results, has_calls)
        if said:
            parts.append(f"<p>{html.escape(said[0].upper() + said[1:])}.</p>")
        parts.append('<section class="card"><h3>Steady mean <span class="soft">with 95 % interval; dashed: the first iteration</span></h3>'
                     + plots.bars(results, colors) + "</section>")
        parts.append("<h2>Warm-up</h2><p class=soft>One curve a process. Thick: the levels between change points, strong where steady; "
                     "ticks at the bottom: change points. The scale is logarithmic where times differ by more than eight times.</p>")
        parts += [warm_up_card(r, has_calls, colors) for r in good]
        if has_calls:
            mark = " The circle is where the JIT has paid for itself." if even else ""
            parts.append(f"<h2>Time spent so far</h2><p class=soft>From the start of the script, mean of the processes.{mark}</p>"
                         f'<section class="card">{plots.cumulative(results, colors, even)}</section>')
        parts.append(jit_table(results))
    parts.append("<p class=soft>Change points: PELT (Killick et al. 2012); classes after Barrett et al., “Virtual Machine Warmup Blows Hot "
                 "and Cold” (2017); intervals: bootstrap over processes, then iterations.</p>")
    return "\n".join(parts)


def write(path, title, how, results, has_calls, machine, warnings, baseline):
    body = page(title, how, results, has_calls, machine, warnings, baseline)
    with open(path, "w", encoding="utf-8") as f:
        f.write('<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
                f"<title>krait bench: {html.escape(title)}</title><style>{STYLE}</style></head><body>\n{body}\n</body></html>\n")
