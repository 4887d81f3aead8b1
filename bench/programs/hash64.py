"""64-bit xorshift numbers fed to FNV-1a, with masks that keep 64 bits."""
import sys

MASK = 0xFFFFFFFFFFFFFFFF
FNV_PRIME = 0x100000001B3


def xorshift(x):
    x ^= (x << 13) & MASK
    x ^= x >> 7
    x ^= (x << 17) & MASK
    return x


def fnv1a(h, x):
    for shift in (0, 8, 16, 24, 32, 40, 48, 56):
        h = ((h ^ (x >> shift & 0xFF)) * FNV_PRIME) & MASK
    return h


def main(rounds):
    x = 88172645463325252
    h = 0xCBF29CE484222325
    for _ in range(rounds):
        x = xorshift(x)
        h = fnv1a(h, x)
    print(f"{x:016x} {h:016x}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000)
