/* Finds the start below a limit whose Collatz sequence is the longest: nothing but arithmetic. */
#include <stdio.h>
#include <stdlib.h>

static unsigned steps(unsigned long n)
{
    unsigned count = 0;

    while (n != 1) {
        n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        count++;
    }
    return count;
}

int main(int argc, char **argv)
{
    unsigned long limit = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000000UL;
    unsigned long best = 1;

    for (unsigned long n = 2; n < limit; n++)
        if (steps(n) > steps(best)) best = n;
    printf("%lu takes %u steps\n", best, steps(best));
    return 0;
}
