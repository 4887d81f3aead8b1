"""Sieve of Eratosthenes in a list of booleans."""
import sys


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    i = 2
    while i * i <= limit:
        if is_prime[i]:
            j = i * i
            while j <= limit:
                is_prime[j] = False
                j += i
        i += 1
    return is_prime


def main(limit):
    flags = sieve(limit)
    count = 0
    total = 0
    for n, flag in enumerate(flags):
        if flag:
            count += 1
            total += n
    print(count, total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24_000_000)
