/* spectral_norm.py in C. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double element(long i, long j) { return 1.0 / (double)((i + j) * (i + j + 1) / 2 + i + 1); }

static void times(int n, const double* v, double* out) {
    for (int i = 0; i < n; i++) {
        double total = 0.0;
        for (int j = 0; j < n; j++) total += element(i, j) * v[j];
        out[i] = total;
    }
}

static void times_transposed(int n, const double* v, double* out) {
    for (int i = 0; i < n; i++) {
        double total = 0.0;
        for (int j = 0; j < n; j++) total += element(j, i) * v[j];
        out[i] = total;
    }
}

int main(int argc, char** argv) {
    int n = argc > 1 ? atoi(argv[1]) : 800;
    double *u = malloc(n * sizeof *u), *v = malloc(n * sizeof *v), *t = malloc(n * sizeof *t);
    for (int i = 0; i < n; i++) u[i] = 1.0;
    for (int round = 0; round < 10; round++) {
        times(n, u, t); times_transposed(n, t, v);
        times(n, v, t); times_transposed(n, t, u);
    }
    double vbv = 0, vv = 0;
    for (int i = 0; i < n; i++) { vbv += u[i] * v[i]; vv += v[i] * v[i]; }
    printf("%.9f\n", sqrt(vbv / vv));
}
