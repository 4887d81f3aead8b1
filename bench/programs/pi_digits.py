"""Digits of pi by a spigot over big integers."""
import sys


def digits():
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = (q * k, (2 * q + r) * x, t * x, k + 1,
                                (q * (7 * k + 2) + r * x) // (t * x), x + 2)


def main(count):
    line = ""
    checksum = 0
    for i, digit in enumerate(digits(), 1):
        line += str(digit)
        checksum = (checksum * 10 + digit) % 999999937
        if i == count:
            break
    print(line[:20], line[-20:], checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8_000)
