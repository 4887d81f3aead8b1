"""K-means clustering of points in three dimensions."""
import sys


def make_points(count):
    seed = 2024
    points = []
    for _ in range(count):
        point = []
        for _ in range(3):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            point.append((seed >> 8) / 8388608.0)
        points.append(tuple(point))
    return points


def nearest(point, centres):
    x, y, z = point
    best = 0
    best_distance = float("inf")
    for i, (cx, cy, cz) in enumerate(centres):
        d = (x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2
        if d < best_distance:
            best, best_distance = i, d
    return best, best_distance


def kmeans(points, k, rounds):
    centres = points[:k]
    cost = 0.0
    for _ in range(rounds):
        sums = [[0.0, 0.0, 0.0, 0] for _ in range(k)]
        cost = 0.0
        for point in points:
            i, d = nearest(point, centres)
            cost += d
            total = sums[i]
            for axis in range(3):
                total[axis] += point[axis]
            total[3] += 1
        centres = [(sx / n, sy / n, sz / n) if n else centre
                   for (sx, sy, sz, n), centre in zip(sums, centres)]
    return centres, cost


def main(count):
    centres, cost = kmeans(make_points(count), 8, 12)
    print(f"{cost:.6f}", [round(sum(c), 6) for c in centres])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 135_000)
