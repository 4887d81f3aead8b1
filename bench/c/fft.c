/* fft.py in C. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { N = 4096 };

static void swap(double* a, double* b) { double t = *a; *a = *b; *b = t; }

static void transform(double* re, double* im, double sign) {
    int j = 0;
    for (int i = 0; i < N - 1; i++) {
        if (i < j) { swap(&re[i], &re[j]); swap(&im[i], &im[j]); }
        int m = N >> 1;
        while (m && j & m) { j ^= m; m >>= 1; }
        j |= m;
    }
    for (int half = 1; half < N; half *= 2) {
        double theta = sign * 3.141592653589793 / half;
        double step_r = cos(theta), step_i = sin(theta), wr = 1.0, wi = 0.0;
        for (int k = 0; k < half; k++) {
            for (int a = k; a < N; a += half * 2) {
                int b = a + half;
                double tr = wr * re[b] - wi * im[b], ti = wr * im[b] + wi * re[b];
                re[b] = re[a] - tr; im[b] = im[a] - ti;
                re[a] += tr; im[a] += ti;
            }
            double next = wr * step_r - wi * step_i;
            wi = wr * step_i + wi * step_r;
            wr = next;
        }
    }
}

int main(int argc, char** argv) {
    int rounds = argc > 1 ? atoi(argv[1]) : 340;
    static double re[N], im[N], original[N];
    for (int i = 0; i < N; i++) original[i] = re[i] = ((i * 7919) % 1009) / 1009.0 - 0.5;
    double spectrum = 0.0, error = 0.0;
    for (int round = 0; round < rounds; round++) {
        double sum = 0.0;
        transform(re, im, -1.0);
        for (int i = 0; i < 16; i++) sum += fabs(re[i]);
        spectrum += sum;
        transform(re, im, 1.0);
        for (int i = 0; i < N; i++) { re[i] /= N; im[i] /= N; }
    }
    for (int i = 0; i < N; i++) if (fabs(re[i] - original[i]) > error) error = fabs(re[i] - original[i]);
    printf("%.6f %s\n", spectrum, error < 1e-9 ? "True" : "False");
}
