/* sieve_list.py in C; flags take eight bytes, as an element of a Python list does. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char** argv) {
    long limit = argc > 1 ? atol(argv[1]) : 24000000, count = 0, total = 0;
    long* is_prime = malloc((limit + 1) * sizeof *is_prime);
    for (long i = 0; i <= limit; i++) is_prime[i] = 1;
    is_prime[0] = is_prime[1] = 0;
    for (long i = 2; i * i <= limit; i++)
        if (is_prime[i])
            for (long j = i * i; j <= limit; j += i) is_prime[j] = 0;
    for (long i = 0; i <= limit; i++)
        if (is_prime[i]) { count++; total += i; }
    printf("%ld %ld\n", count, total);
}
