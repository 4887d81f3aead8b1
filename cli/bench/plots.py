"""SVG drawn by hand: warm-up curves, bars with intervals, cumulative time. Colours are CSS classes, so that one file reads
well in light and dark; the page (report_html.py) defines them. Sizes are in the units of the viewBox; a plot shrinks with
the page.
"""
import math

import text

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, BOTTOM = 64, 14, 12, 34
POINTS = 600  # of one curve at most: more than the plot has columns is thinned, keeping each column's extremes


def nice_step(span, parts):
    """The round number (1, 2, 5 times a power of ten) that divides `span` into about `parts`."""
    rough = max(span, 1e-12) / parts
    power = 10 ** math.floor(math.log10(rough))
    return next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999)


def ticks(low, high, parts):
    step = nice_step(high - low, parts)
    first = math.ceil(low / step - 1e-9)
    found = []
    while first * step <= high * (1 + 1e-9):
        found.append(first * step)
        first += 1
    return found


class Frame:
    """Axes over x_low..x_high and y_low..y_high; collects SVG elements."""

    def __init__(self, x, y, x_title, y_name=text.seconds, height=HEIGHT, is_log=False):
        self.x, self.y, self.height, self.is_log = x, y, height, is_log
        self.parts = []
        self.axes(x_title, y_name)

    def px(self, x):
        return LEFT + (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1) * (WIDTH - LEFT - RIGHT)

    def py(self, y):
        low, high = self.y
        if self.is_log:
            low, high, y = math.log(low), math.log(high), math.log(max(y, 1e-12))
        share = (y - low) / ((high - low) or 1)
        return self.height - BOTTOM - min(max(share, 0), 1) * (self.height - TOP - BOTTOM)

    def y_ticks(self):
        low, high = self.y
        if not self.is_log or high / low < 5:
            return ticks(low, high, 5)
        found = []
        for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
            for m in (1, 3) if high / low < 1000 else (1,):
                if low <= m * 10.0 ** power <= high:
                    found.append(m * 10.0 ** power)
        return found

    def axes(self, x_title, y_name):
        bottom = self.height - BOTTOM
        for y in self.y_ticks():
            self.parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{self.py(y):.1f}" y2="{self.py(y):.1f}"/>'
                              f'<text class="tick" text-anchor="end" x="{LEFT - 6}" y="{self.py(y) + 4:.1f}">{y_name(y) if y else "0"}</text>')
        for x in ticks(self.x[0], self.x[1], 8):
            self.parts.append(f'<text class="tick" text-anchor="middle" x="{self.px(x):.1f}" y="{bottom + 15}">{x:g}</text>')
        self.parts.append(f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{bottom}" y2="{bottom}"/>'
                          f'<text class="tick" text-anchor="middle" x="{(LEFT + WIDTH - RIGHT) / 2}" y="{self.height - 4}">{x_title}</text>')

    def curve(self, points, kind, title):
        path = " ".join(f"{self.px(x):.1f},{self.py(y):.1f}" for x, y in thin(points))
        self.parts.append(f'<polyline class="{kind}" points="{path}"><title>{title}</title></polyline>')

    def svg(self, label):
        return (f'<svg viewBox="0 0 {WIDTH} {self.height}" role="img" aria-label="{label}">' + "".join(self.parts) + "</svg>")


def thin(points):
    if len(points) <= POINTS:
        return points
    kept = []
    columns = POINTS // 2
    for c in range(columns):
        part = points[c * len(points) // columns:(c + 1) * len(points) // columns]
        low, high = min(part, key=lambda p: p[1]), max(part, key=lambda p: p[1])
        kept += sorted({low, high})
    return kept


def warm_up(result, has_calls, color):
    """All processes of one engine over each other; levels between change points as thick lines, change points as ticks."""
    series = [a.times for a in result.analyses]
    low, high = min(map(min, series)), max(map(max, series))
    is_log = high > 8 * low
    frame = Frame((1, max(2, max(map(len, series)))), (low * (0.8 if is_log else 0.95), high * 1.05),
                  "iteration" if has_calls else "process", is_log=is_log)
    for number, a in enumerate(result.analyses, 1):
        frame.curve([(i + 1, t) for i, t in enumerate(a.times)], f"raw c{color}", f"process {number}: {a.kind}")
        if not has_calls:
            frame.parts += [f'<circle class="dot c{color}" r="3" cx="{frame.px(i + 1):.1f}" cy="{frame.py(t):.1f}"/>' for i, t in enumerate(a.times)]
    for number, a in enumerate(result.analyses, 1):
        for s in a.segments:
            y = frame.py(s.mean)
            kind = "level" if a.steady_from is not None and s.start >= a.steady_from else "level before"
            frame.parts.append(f'<line class="{kind} c{color}" x1="{frame.px(s.start + 1):.1f}" x2="{frame.px(s.end):.1f}" y1="{y:.1f}" y2="{y:.1f}">'
                               f'<title>process {number}, iterations {s.start + 1} to {s.end}: {text.seconds(s.mean)}</title></line>')
            if s.start:
                x = frame.px(s.start + 1)
                frame.parts.append(f'<line class="change c{color}" x1="{x:.1f}" x2="{x:.1f}" y1="{frame.height - BOTTOM - 7}" y2="{frame.height - BOTTOM}"/>')
    return frame.svg(f"times of each iteration, {result.engine.title}")


def bars(results, colors):
    """Steady means with their intervals; where there is no steady state, the words."""
    row, top = 34, 6
    good = [r for r in results if not r.failure]
    high = max([(r.steady[2] or r.steady[0]) for r in good if r.is_steady] + [r.first for r in good])
    scale = (WIDTH - 170 - 150) / high
    parts = []
    for number, r in enumerate(good):
        y = top + number * row
        color = colors[r.engine.name]
        parts.append(f'<text class="name" x="0" y="{y + 17}">{r.engine.title}</text>')
        if not r.is_steady:
            parts.append(f'<text class="tick" x="170" y="{y + 17}">no steady state, so no mean</text>')
            continue
        mean, low, upper = r.steady
        end = 170 + mean * scale
        parts.append(f'<rect class="bar c{color}" x="170" y="{y + 4}" width="{max(mean * scale, 1):.1f}" height="18" rx="2"/>')
        if low is not None:
            parts.append(f'<line class="whisker" x1="{170 + low * scale:.1f}" x2="{170 + upper * scale:.1f}" y1="{y + 13}" y2="{y + 13}"/>')
            end = max(end, 170 + upper * scale)
        parts.append(f'<line class="first c{color}" x1="{170 + r.first * scale:.1f}" x2="{170 + r.first * scale:.1f}" y1="{y + 2}" y2="{y + 24}">'
                     f'<title>first iteration: {text.seconds(r.first)}</title></line>')
        parts.append(f'<text class="tick" x="{end + 8:.1f}" y="{y + 17}">{text.interval(mean, low, upper)}</text>')
    return f'<svg viewBox="0 0 {WIDTH} {top + row * len(good)}" role="img" aria-label="steady means">' + "".join(parts) + "</svg>"


def cumulative(results, colors, even):
    """Seconds spent until the end of each iteration: where curves cross, the faster start has been overtaken."""
    good = [r for r in results if not r.failure]
    curves = {r.engine.name: r.cumulative() for r in good}
    # Beyond four times the break-even the crossing would shrink to a dot in the corner.
    count = max(map(len, curves.values()))
    if even:
        count = min(count, max(40, 4 * even[0]))
    frame = Frame((0, count), (0, max(c[min(count, len(c)) - 1] for c in curves.values()) * 1.03), "iterations done")
    for r in good:
        points = [(0, r.set_up)] + [(i + 1, t) for i, t in enumerate(curves[r.engine.name][:count])]
        frame.curve(points, f"total c{colors[r.engine.name]}", r.engine.title)
    if even:
        frame.parts.append(f'<circle class="even" r="5" cx="{frame.px(even[0]):.1f}" cy="{frame.py(even[1]):.1f}"><title>break-even: '
                           f'iteration {even[0]}, {text.seconds(even[1])}</title></circle>')
    return frame.svg("cumulative time")
