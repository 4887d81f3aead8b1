"""Raise, catch, chain and clean up inside hot loops."""
import sys


class Invalid(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


class Guard:
    def __init__(self):
        self.entered = self.failed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.failed += 1
        return kind is KeyError


def check(n):
    if n % 7 == 0:
        raise Invalid(n)
    return n


def deep(n, depth):
    if depth == 0:
        return check(n)
    return deep(n, depth - 1)


def attempt(n, table, guard):
    try:
        with guard:
            return table[n & 63]
        n += 1
        return deep(n, 3)
    except Invalid as error:
        return -error.code
    finally:
        table["last"] = n


def main(rounds):
    guard = Guard()
    table = {i: i * i for i in range(32)}
    total = caught = 0
    for i in range(rounds):
        total += attempt(i, table, guard)
        try:
            int("x" if i % 5 == 0 else "12")
        except ValueError:
            caught += 1
        else:
            total -= 1
        try:
            try:
                total // (i % 3)
            except ZeroDivisionError as error:
                raise RuntimeError("again") from error
        except RuntimeError as error:
            caught += error.__cause__.args[0] == "integer division or modulo by zero"
    print(total, caught, guard.entered, guard.failed, table["last"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000)
