"""A chain of generators, generator expressions and send()."""
import sys


def numbers(limit):
    n = 1
    while n <= limit:
        yield n
        n += 1


def collatz_steps(source):
    for n in source:
        steps = 0
        while n > 1 and steps < 10:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        yield n, steps


def windows(source, size):
    window = []
    for item in source:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def running_mean():
    total = 0.0
    count = 0
    mean = 0.0
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def flatten(tree):
    for item in tree:
        if isinstance(item, tuple):
            yield from flatten(item)
        else:
            yield item


def main(limit):
    mean = running_mean()
    next(mean)
    stages = collatz_steps(numbers(limit))
    kept = ((n, steps) for n, steps in stages if n % 3)
    checksum = 0
    average = 0.0
    for window in windows(kept, 3):
        average = mean.send(sum(flatten(window)))
        checksum = (checksum * 17 + window[1][0]) % 1000000007
    print(checksum, f"{average:.6f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000)
