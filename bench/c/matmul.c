/* matmul.py in C: rows allocated one by one, as Python's lists of lists are. */
#include <stdio.h>
#include <stdlib.h>

static double** matrix(int n, int seed) {
    double** rows = malloc(n * sizeof *rows);
    for (int i = 0; i < n; i++) {
        rows[i] = malloc(n * sizeof **rows);
        for (int j = 0; j < n; j++) rows[i][j] = ((i * 31 + j * 17 + seed) % 101) / 101.0;
    }
    return rows;
}

int main(int argc, char** argv) {
    int n = argc > 1 ? atoi(argv[1]) : 460;
    double **a = matrix(n, 1), **b = matrix(n, 7), **c = matrix(n, 0);
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            double total = 0.0;
            for (int k = 0; k < n; k++) total += a[i][k] * b[k][j];
            c[i][j] = total;
        }
    }
    double trace = 0.0, all = 0.0;
    for (int i = 0; i < n; i++) {
        double row = 0.0;
        trace += c[i][i];
        for (int j = 0; j < n; j++) row += c[i][j];
        all += row;
    }
    printf("%.9f %.6f\n", trace, all);
}
