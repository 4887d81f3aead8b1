"""0/1 knapsack by dynamic programming, and the items chosen."""
import sys


def best(weights, values, capacity):
    count = len(weights)
    table = [[0] * (capacity + 1) for _ in range(count + 1)]
    for i in range(1, count + 1):
        weight, value = weights[i - 1], values[i - 1]
        above, row = table[i - 1], table[i]
        for c in range(capacity + 1):
            without = above[c]
            if weight <= c and above[c - weight] + value > without:
                row[c] = above[c - weight] + value
            else:
                row[c] = without
    chosen = []
    c = capacity
    for i in range(count, 0, -1):
        if table[i][c] != table[i - 1][c]:
            chosen.append(i - 1)
            c -= weights[i - 1]
    return table[count][capacity], chosen[::-1]


def main(rounds):
    for start in range(rounds):
        weights = [(i * 37 + start) % 91 + 5 for i in range(240)]
        values = [(i * 53) % 97 + 10 for i in range(240)]
        value, chosen = best(weights, values, 5_000)
    print(value, len(chosen), sum(chosen), sum(weights[i] for i in chosen))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 22)
