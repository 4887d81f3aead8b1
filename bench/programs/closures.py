"""Counters, composed functions and decorators over closed-over variables."""
import sys
from functools import wraps


def counter(step):
    total = 0

    def bump(by=1):
        nonlocal total
        total += step * by
        return total

    return bump


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x

    return composed


def logged(history):
    def decorate(f):
        @wraps(f)
        def wrapper(*args, **kwargs):
            result = f(*args, **kwargs)
            if result & 0xFFFF == 0:
                history.append(result)
            return result

        return wrapper

    return decorate


history = []


@logged(history)
def mix(a, b, *, mask=0xFFFFFF):
    return (a * 31 ^ b) & mask


def main(rounds):
    counters = [counter(step) for step in (1, 2, 3)]
    chain = compose(lambda x: x + 1, lambda x: x * 3, lambda x: x & 0xFFFF)
    adders = [lambda x, n=n: x + n for n in range(4)]
    value = 0
    for i in range(rounds):
        value = chain(value)
        value = adders[i & 3](value)
        value = mix(value, i, mask=0xFFFFFF)
        counters[i % 3](by=value & 3)
    print(value, [c(0) for c in counters], len(history))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6_000_000)
