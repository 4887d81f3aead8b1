"""In-place radix-2 FFT over two float lists, forward and back."""
import sys
from math import cos, pi, sin


def bit_reverse(re, im):
    n = len(re)
    j = 0
    for i in range(n - 1):
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]
        m = n >> 1
        while m and j & m:
            j ^= m
            m >>= 1
        j |= m


def transform(re, im, sign):
    n = len(re)
    bit_reverse(re, im)
    half = 1
    while half < n:
        theta = sign * pi / half
        step_r, step_i = cos(theta), sin(theta)
        wr, wi = 1.0, 0.0
        for k in range(half):
            for a in range(k, n, half * 2):
                b = a + half
                tr = wr * re[b] - wi * im[b]
                ti = wr * im[b] + wi * re[b]
                re[b] = re[a] - tr
                im[b] = im[a] - ti
                re[a] += tr
                im[a] += ti
            wr, wi = wr * step_r - wi * step_i, wr * step_i + wi * step_r
        half *= 2


def main(rounds):
    n = 4096
    re = [((i * 7919) % 1009) / 1009.0 - 0.5 for i in range(n)]
    im = [0.0] * n
    original = re[:]
    spectrum = 0.0
    for _ in range(rounds):
        transform(re, im, -1.0)
        spectrum += sum(abs(x) for x in re[:16])
        transform(re, im, 1.0)
        for i in range(n):
            re[i] /= n
            im[i] /= n
    error = max(abs(a - b) for a, b in zip(re, original))
    print(f"{spectrum:.6f} {error < 1e-9}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 340)
