/* Takes a hundred readings in time, then fits a curve to them at leisure. */
#include <sched.h>
#include <stdio.h>

static double readings[100];

static void take_readings(void)
{
    struct sched_param urgent = {.sched_priority = 50}, ordinary = {0};

    if (sched_setscheduler(0, SCHED_FIFO, &urgent) != 0) return;
    for (int i = 0; i < 100; i++) scanf("%lf", &readings[i]);
    sched_setscheduler(0, SCHED_OTHER, &ordinary);
}

int main(void)
{
    double slope = 0;

    take_readings();
    for (long round = 0; round < 100000000L; round++) slope += (readings[round % 100] - slope * (round % 100)) * 1e-9;
    printf("%g\n", slope);
    return 0;
}
