/* Counts primes by trial division. */
#include <stdio.h>

#include "report.h"

static int is_prime(long n)
{
    for (long d = 2; d * d <= n; d++)
        if (n % d == 0) return 0;
    return n > 1;
}

int main(void)
{
    long count = 0;

    for (long n = 0; n < 20000000; n++) count += is_prime(n);
    report("primes", count);
    return 0;
}
