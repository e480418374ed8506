/* Samples a clock as regularly as it can. */
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "report.h"

static int ask_for_real_time(void)
{
    struct sched_param how;

    memset(&how, 0, sizeof how);
    how.sched_priority = 10;
    return sched_setscheduler(0, SCHED_FIFO, &how);
}

int main(void)
{
    struct timespec pause = {0, 1000000};

    if (ask_for_real_time() != 0) perror("real time");
    for (long n = 0; n < 100000; n++) nanosleep(&pause, NULL);
    report("samples", 100000);
    return 0;
}
