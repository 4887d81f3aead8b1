/* mandelbrot_float.py in C. */
#include <stdio.h>
#include <stdlib.h>

static int escape_time(double cr, double ci, int limit) {
    double zr = 0.0, zi = 0.0;
    for (int n = 0; n < limit; n++) {
        double zr2 = zr * zr, zi2 = zi * zi;
        if (zr2 + zi2 > 4.0) return n;
        zi = 2.0 * zr * zi + ci;
        zr = zr2 - zi2 + cr;
    }
    return limit;
}

int main(int argc, char** argv) {
    int size = argc > 1 ? atoi(argv[1]) : 1250;
    long checksum = 0, inside = 0;
    for (int y = 0; y < size; y++) {
        double ci = 2.0 * y / size - 1.0;
        for (int x = 0; x < size; x++) {
            int n = escape_time(3.0 * x / size - 2.0, ci, 100);
            checksum = (checksum * 31 + n) % 1000000007;
            inside += n == 100;
        }
    }
    printf("%ld %ld\n", inside, checksum);
}
