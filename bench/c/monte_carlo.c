/* monte_carlo.py in C. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 42;

static double next(void) {
    state = (state * 1664525 + 1013904223) & 0xFFFFFFFF;
    return state / 4294967296.0;
}

int main(int argc, char** argv) {
    long samples = argc > 1 ? atol(argv[1]) : 11000000, under = 0;
    for (long i = 0; i < samples; i++) {
        double x = next(), y = next();
        under += x * x + y * y <= 1.0;
    }
    printf("%.7f %lu\n", 4.0 * under / samples, (unsigned long)state);
}
