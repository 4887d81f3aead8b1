"""Numbers for people: seconds with three significant digits in the unit that fits, sizes, tables."""


def seconds(value):
    if value is None:
        return "-"
    for unit, scale in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if value >= scale:
            break
    else:
        unit, scale = "ns", 1e-9
    number = value / scale
    return f"{number:.{0 if number >= 100 else 1 if number >= 10 else 2}f} {unit}"


def interval(mean, low, high):
    """"12.3 ms ±0.4": the half width in the unit of the mean."""
    if low is None:
        return seconds(mean)
    text = seconds(mean)
    number, unit = text.split()
    digits = len(number.partition(".")[2])
    scale = {"s": 1, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}[unit]
    return f"{number} {unit} ±{(high - low) / 2 / scale:.{max(digits, 1)}f}"


def size(count):
    if count >= 1 << 20:
        return f"{count / (1 << 20):.1f} MiB"
    return f"{count / 1024:.0f} KiB" if count >= 1024 else f"{count:.0f} B"


def count(value):
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def table(rows):
    """Aligned columns; the first is left-aligned, the others right."""
    widths = [max(len(row[c]) for row in rows) for c in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(w) for cell, w in zip(row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * w for w in widths))
    return "\n".join(lines)
