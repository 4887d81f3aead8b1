"""Mandelbrot set with complex numbers."""
import sys


def escape_time(c, limit):
    z = 0j
    for n in range(limit):
        if abs(z) > 2.0:
            return n
        z = z * z + c
    return limit


def main(size):
    checksum = 0
    inside = 0
    for y in range(size):
        for x in range(size):
            n = escape_time(complex(3.0 * x / size - 2.0, 2.0 * y / size - 1.0), 80)
            checksum = (checksum * 31 + n) % 1000000007
            if n == 80:
                inside += 1
    print(inside, checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_250)
