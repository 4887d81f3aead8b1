"""Odd-only sieve of Eratosthenes in a bytearray, item by item."""
import sys


def sieve(limit):
    half = (limit + 1) // 2
    composite = bytearray(half)
    i = 1
    while True:
        prime = 2 * i + 1
        start = prime * prime // 2
        if start >= half:
            break
        if not composite[i]:
            for j in range(start, half, prime):
                composite[j] = 1
        i += 1
    return composite


def main(limit):
    composite = sieve(limit)
    count = 1
    total = 2
    for i in range(1, len(composite)):
        if composite[i] == 0:
            count += 1
            total += 2 * i + 1
    print(count, total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 85_000_000)
