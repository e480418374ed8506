/* Lets heat spread along a rod, with the loop shared out by the compiler. */
#include <stdio.h>

#define CELLS 1000000

static double now[CELLS], next[CELLS];

int main(void)
{
    now[CELLS / 2] = 1000.0;
    for (int step = 0; step < 1000; step++) {
#pragma omp parallel for
        for (int i = 1; i < CELLS - 1; i++) next[i] = (now[i - 1] + 2 * now[i] + now[i + 1]) / 4;
        for (int i = 1; i < CELLS - 1; i++) now[i] = next[i];
    }
    printf("%f\n", now[CELLS / 2]);
    return 0;
}
