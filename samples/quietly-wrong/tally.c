/* Four processes count primes into a table that they share. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, MOST = 4000000 };

static long primes(long from)
{
    long found = 0;

    for (long n = from; n < MOST; n += WORKERS) {
        long divisor = 2;

        while (divisor * divisor <= n && n % divisor != 0) divisor++;
        if (n > 1 && divisor * divisor > n) found++;
    }
    return found;
}

int main(void)
{
    long sum = 0;
    long *counts =
        mmap(NULL, WORKERS * sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (counts == MAP_FAILED) return EXIT_FAILURE;
    for (int worker = 0; worker < WORKERS; worker++) {
        if (fork() == 0) {
            counts[worker] = primes(worker);
            _exit(0);
        }
    }
    while (wait(NULL) > 0) continue;
    for (int worker = 0; worker < WORKERS; worker++) sum += counts[worker];
    printf("%ld primes\n", sum);
    return EXIT_SUCCESS;
}
