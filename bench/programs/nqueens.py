"""Count and hash the solutions of the n queens puzzle, by recursive generators over permutations."""
import sys


def solutions(n, row=0, columns=(), falling=frozenset(), rising=frozenset()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if column in columns or row - column in falling or row + column in rising:
            continue
        yield from solutions(n, row + 1, columns + (column,), falling | {row - column}, rising | {row + column})


def main(n):
    count = 0
    checksum = 0
    for columns in solutions(n):
        count += 1
        for c in columns:
            checksum = (checksum * 33 + c) & 0xFFFFFFFF
    print(count, checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 13)
