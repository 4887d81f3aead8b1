"""LU decomposition with partial pivoting, and a solve."""
import sys


def factor(a):
    n = len(a)
    pivots = list(range(n))
    for j in range(n):
        p = max(range(j, n), key=lambda i: abs(a[i][j]))
        if p != j:
            a[p], a[j] = a[j], a[p]
            pivots[p], pivots[j] = pivots[j], pivots[p]
        row_j = a[j]
        inverse = 1.0 / row_j[j]
        for i in range(j + 1, n):
            row = a[i]
            scale = row[j] * inverse
            row[j] = scale
            for k in range(j + 1, n):
                row[k] -= scale * row_j[k]
    return pivots


def solve(a, pivots, b):
    n = len(a)
    x = [b[p] for p in pivots]
    for i in range(n):
        for k in range(i):
            x[i] -= a[i][k] * x[k]
    for i in reversed(range(n)):
        for k in range(i + 1, n):
            x[i] -= a[i][k] * x[k]
        x[i] /= a[i][i]
    return x


def main(n):
    seed = 12345
    a = []
    for _ in range(n):
        row = []
        for _ in range(n):
            seed = (seed * 1103515245 + 12345) % 2147483648
            row.append(seed / 2147483648.0 - 0.5)
        a.append(row)
    b = [float(i % 13) for i in range(n)]
    original = [row[:] for row in a]
    x = solve(a, factor(a), b)
    residual = max(abs(sum(r * v for r, v in zip(row, x)) - want) for row, want in zip(original, b))
    print(f"{sum(x):.5f} {residual < 1e-8}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 620)
