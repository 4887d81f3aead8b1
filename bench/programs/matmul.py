"""Product of two square matrices kept as lists of lists of floats."""
import sys


def matrix(n, seed):
    return [[((i * 31 + j * 17 + seed) % 101) / 101.0 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        row = a[i]
        out = c[i]
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            out[j] = total
    return c


def main(n):
    c = multiply(matrix(n, 1), matrix(n, 7))
    trace = sum(c[i][i] for i in range(n))
    print(f"{trace:.9f} {sum(map(sum, c)):.6f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 460)
