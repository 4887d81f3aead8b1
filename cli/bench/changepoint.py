"""Where a series of times changes, and what that says about warm-up.

Change points: PELT, a dynamic programme over segmentations that drops start points which can no longer win (Killick,
Fearnhead, Eckley: "Optimal Detection of Changepoints With a Linear Computational Cost", JASA 2012), with the cost of a
normal segment whose mean and variance are both unknown. Outliers, classes and the rule for a steady state follow
Barrett, Bolz-Tereick, Killick, Mount, Tratt: "Virtual Machine Warmup Blows Hot and Cold", OOPSLA 2017, section 4. Ours
differs in that equality of segments is relative (one percent of the mean instead of a millisecond), because calls here
may take microseconds, and in that the window for outliers shrinks with short series.

Not handled: trends (a slow drift becomes several steps), periodic series.
"""
import math

FLAT, WARM_UP, SLOWDOWN, NO_STEADY = "flat", "warm-up", "slowdown", "no steady state"
SHORTEST = 3         # times in a segment: two always fit a normal distribution too well
TAIL = 0.25          # the last part of a series that must be one level for it to count as steady
SAME = 0.01          # levels closer than this share of the last one are the same level
SPREADS = 3          # outliers are further from the local median than so many spreads between the 10th and 90th percentile


def percentile(ordered, share):
    """Linear between the ranks of a sorted list."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def outliers(times):
    """Indexes of times far from their neighbourhood. The first two are never outliers: they are what warm-up is about."""
    half = min(100, max(8, len(times) // 4))
    found = []
    for i in range(2, len(times)):
        window = sorted(times[max(0, i - half):i + half])
        if len(window) < 10:
            continue
        spread = percentile(window, 0.9) - percentile(window, 0.1)
        if abs(times[i] - percentile(window, 0.5)) > max(SPREADS * spread, SAME * window[0]):
            found.append(i)
    return found


def pelt(times, penalty=None):
    """Indexes at which a new segment begins, without 0."""
    n = len(times)
    if n < 2 * SHORTEST:
        return []
    if penalty is None:
        penalty = 15 * math.log(n)
    centre = sum(times) / n
    sums, squares = [0.0], [0.0]
    for t in times:
        sums.append(sums[-1] + (t - centre))
        squares.append(squares[-1] + (t - centre) * (t - centre))
    # Equal times would make a segment infinitely good.
    floor = (1e-3 * abs(centre)) ** 2 or 1e-30

    def cost(start, end):
        length = end - start
        mean = (sums[end] - sums[start]) / length
        variance = (squares[end] - squares[start]) / length - mean * mean
        return length * (math.log(2 * math.pi * max(variance, floor)) + 1)

    best = [-penalty] + [math.inf] * n
    previous = [0] * (n + 1)
    candidates = [0]
    for end in range(SHORTEST, n + 1):
        costs = [(best[start] + cost(start, end) + penalty, start) for start in candidates]
        best[end], previous[end] = min(costs)
        # Pruning: adding a change point never costs more than the penalty.
        candidates = [start for (value, start) in costs if value - penalty <= best[end]]
        if end - SHORTEST + 1 >= SHORTEST:
            candidates.append(end - SHORTEST + 1)
    found = []
    at = previous[n]
    while at > 0:
        found.append(at)
        at = previous[at]
    return found[::-1]


class Segment:
    """Times `start` to `end` (excluded) of a series, outliers left out of mean and deviation."""

    def __init__(self, start, end, times):
        self.start, self.end, self.times = start, end, times
        self.mean = sum(times) / len(times)
        self.deviation = math.sqrt(sum((t - self.mean) ** 2 for t in times) / len(times))


def segments(times):
    """(segments, outlier indexes). Change points are looked for without the outliers, and counted with them."""
    far = set(outliers(times))
    kept = [i for i in range(len(times)) if i not in far]
    starts = [0] + [kept[c] for c in pelt([times[i] for i in kept])]
    ends = starts[1:] + [len(times)]
    parts = [Segment(s, e, [times[i] for i in range(s, e) if i not in far]) for s, e in zip(starts, ends)]
    return parts, sorted(far)


def same_level(segment, last):
    return abs(segment.mean - last.mean) <= max(last.deviation, SAME * last.mean)


class Analysis:
    """One process: its times, segments, class, and from which iteration on it is steady (None: never)."""

    def __init__(self, times):
        self.times = times
        self.segments, self.outliers = segments(times)
        last = self.segments[-1]
        first_equal = len(self.segments) - 1
        while first_equal > 0 and same_level(self.segments[first_equal - 1], last):
            first_equal -= 1
        start = self.segments[first_equal].start
        others = [s for s in self.segments[:first_equal] if not same_level(s, last)]
        if start > len(times) * (1 - TAIL):
            self.kind = NO_STEADY
        elif not others:
            self.kind = FLAT
        else:
            self.kind = WARM_UP if all(s.mean > last.mean for s in others) else SLOWDOWN
        self.steady_from = None if self.kind == NO_STEADY else start

    @property
    def steady_times(self):
        if self.steady_from is None:
            return []
        far = set(self.outliers)
        return [t for i, t in enumerate(self.times) if i >= self.steady_from and i not in far]

    @property
    def seconds_to_steady(self):
        return None if self.steady_from is None else sum(self.times[:self.steady_from])


def bootstrap(groups, random, rounds=1000, confidence=0.95):
    """(mean, low, high) of a list of lists of times: processes are drawn, then the times in them, because times of one
    process are not independent (Kalibera, Jones: "Rigorous Benchmarking in Reasonable Time", ISMM 2013)."""
    groups = [g for g in groups if g]
    means = [sum(g) / len(g) for g in groups]
    mean = sum(means) / len(means)
    if len(groups) == 1 and len(groups[0]) == 1:
        return mean, None, None
    drawn = []
    for _ in range(rounds):
        total = 0.0
        for _ in groups:
            group = groups[int(random.random() * len(groups))]
            count = min(len(group), 50)
            total += sum(group[int(random.random() * len(group))] for _ in range(count)) / count
        drawn.append(total / len(groups))
    drawn.sort()
    side = (1 - confidence) / 2
    return mean, percentile(drawn, side), percentile(drawn, 1 - side)
