/* Filters samples in real time; nothing may be paged out meanwhile. */
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    double state = 0, sample;

    if (mlockall(MCL_CURRENT | MCL_FUTURE) != 0) return 1;
    while (scanf("%lf", &sample) == 1) {
        state = 0.9 * state + 0.1 * sample;
        printf("%g\n", state);
    }
    munlockall();
    return 0;
}
