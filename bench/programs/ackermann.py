"""The Ackermann function, deep and narrow recursion."""
import sys

sys.setrecursionlimit(100_000)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def main(rounds):
    total = 0
    for i in range(rounds):
        total += ackermann(2, i % 400) + ackermann(3, 5)
    print(total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 180)
