#!/usr/bin/python3.11
"""Change points and classes of cli/bench/changepoint.py on made series whose answer is known.

PELT is compared with the exhaustive dynamic programme without pruning; both must find the same cost.
"""
import math
import os
import random
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "cli", "bench"))
import changepoint
from changepoint import FLAT, NO_STEADY, SLOWDOWN, WARM_UP, Analysis


def series(rng, *levels):
    return [rng.gauss(mean, 0.01 * mean) for mean, count in levels for _ in range(count)]


def optimal_cost(times, penalty):
    n, shortest = len(times), changepoint.SHORTEST
    centre = sum(times) / n
    floor = (1e-3 * abs(centre)) ** 2

    def cost(a, b):
        mean = sum(times[a:b]) / (b - a)
        variance = sum((t - mean) ** 2 for t in times[a:b]) / (b - a)
        return (b - a) * (math.log(2 * math.pi * max(variance, floor)) + 1)

    best = [-penalty] + [math.inf] * n
    for end in range(shortest, n + 1):
        best[end] = min(best[start] + cost(start, end) + penalty for start in range(0, end - shortest + 1) if best[start] < math.inf)
    return best[n], cost


class Pelt(unittest.TestCase):
    def test_equals_search_without_pruning(self):
        rng = random.Random(5)
        for _ in range(30):
            times = series(rng, *[(rng.choice((1.0, 1.05, 2.0, 5.0)), rng.randint(4, 20)) for _ in range(rng.randint(1, 5))])
            penalty = rng.choice((5.0, 15 * math.log(len(times))))
            wanted, cost = optimal_cost(times, penalty)
            edges = [0] + changepoint.pelt(times, penalty) + [len(times)]
            got = sum(cost(a, b) for a, b in zip(edges, edges[1:])) + penalty * (len(edges) - 2)
            self.assertAlmostEqual(got, wanted, 6)

    def test_finds_a_step(self):
        times = series(random.Random(1), (4.0, 30), (1.0, 70))
        self.assertEqual(changepoint.pelt(times), [30])

    def test_short_and_equal_series(self):
        self.assertEqual(changepoint.pelt([1.0]), [])
        self.assertEqual(changepoint.pelt([1.0] * 50), [])


class Classes(unittest.TestCase):
    def check(self, kind, *levels, seed=3):
        analysis = Analysis(series(random.Random(seed), *levels))
        self.assertEqual(analysis.kind, kind)
        return analysis

    def test_flat(self):
        self.assertEqual(self.check(FLAT, (1.0, 100)).steady_from, 0)

    def test_warm_up(self):
        analysis = self.check(WARM_UP, (5.0, 10), (2.0, 20), (1.0, 70))
        self.assertEqual(analysis.steady_from, 30)
        self.assertAlmostEqual(analysis.seconds_to_steady, 90, delta=2)

    def test_slowdown(self):
        self.assertEqual(self.check(SLOWDOWN, (1.0, 30), (1.5, 70)).steady_from, 30)

    def test_no_steady_state(self):
        analysis = self.check(NO_STEADY, (1.0, 90), (2.0, 10))
        self.assertIsNone(analysis.steady_from)
        self.assertEqual(analysis.steady_times, [])

    def test_outliers_change_nothing(self):
        times = series(random.Random(2), (3.0, 20), (1.0, 80))
        for i in (40, 61, 83):
            times[i] = 30.0
        analysis = Analysis(times)
        self.assertEqual((analysis.kind, analysis.outliers, analysis.steady_from), (WARM_UP, [40, 61, 83], 20))
        self.assertLess(max(analysis.steady_times), 2)


class Bootstrap(unittest.TestCase):
    def test_interval_holds_the_mean(self):
        rng = random.Random(9)
        mean, low, high = changepoint.bootstrap([series(rng, (2.0, 30)) for _ in range(5)], rng)
        self.assertTrue(low < mean < high)
        self.assertLess(high - low, 0.05)

    def test_one_time(self):
        self.assertEqual(changepoint.bootstrap([[2.0]], random.Random(1)), (2.0, None, None))


unittest.main()
