/* lu.py in C. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void factor(int n, double** a, int* pivots) {
    for (int i = 0; i < n; i++) pivots[i] = i;
    for (int j = 0; j < n; j++) {
        int p = j;
        for (int i = j + 1; i < n; i++)
            if (fabs(a[i][j]) > fabs(a[p][j])) p = i;
        double* row = a[p]; a[p] = a[j]; a[j] = row;
        int pivot = pivots[p]; pivots[p] = pivots[j]; pivots[j] = pivot;
        double* row_j = a[j];
        double inverse = 1.0 / row_j[j];
        for (int i = j + 1; i < n; i++) {
            double scale = a[i][j] * inverse;
            row = a[i];
            row[j] = scale;
            for (int k = j + 1; k < n; k++) row[k] -= scale * row_j[k];
        }
    }
}

int main(int argc, char** argv) {
    int n = argc > 1 ? atoi(argv[1]) : 620;
    long seed = 12345;
    double **a = malloc(n * sizeof *a), **original = malloc(n * sizeof *a);
    double *b = malloc(n * sizeof *b), *x = malloc(n * sizeof *x);
    int* pivots = malloc(n * sizeof *pivots);
    for (int i = 0; i < n; i++) {
        a[i] = malloc(n * sizeof **a);
        original[i] = malloc(n * sizeof **a);
        for (int j = 0; j < n; j++) {
            seed = (seed * 1103515245 + 12345) % 2147483648;
            a[i][j] = seed / 2147483648.0 - 0.5;
        }
        memcpy(original[i], a[i], n * sizeof **a);
        b[i] = i % 13;
    }
    factor(n, a, pivots);
    for (int i = 0; i < n; i++) x[i] = b[pivots[i]];
    for (int i = 0; i < n; i++)
        for (int k = 0; k < i; k++) x[i] -= a[i][k] * x[k];
    for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) x[i] -= a[i][k] * x[k];
        x[i] /= a[i][i];
    }
    double residual = 0.0, sum = 0.0;
    for (int i = 0; i < n; i++) {
        double total = 0.0;
        for (int k = 0; k < n; k++) total += original[i][k] * x[k];
        if (fabs(total - b[i]) > residual) residual = fabs(total - b[i]);
        sum += x[i];
    }
    printf("%.5f %s\n", sum, residual < 1e-8 ? "True" : "False");
}
