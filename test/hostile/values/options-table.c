/* Policies stand in a table with designators, and a function gives one back by its position. */
#include <sched.h>
#include <string.h>

enum { NORMAL, FAST, COUNT };

static const int policies[COUNT] = { [NORMAL] = SCHED_OTHER, [FAST] = SCHED_FIFO };

int choose(int which)
{
    struct sched_param parameter;

    memset(&parameter, 0, sizeof parameter);
    return sched_setscheduler(0, policies[which], &parameter); // may stay: real-time-scheduling
}

int choose_fast(void)
{
    struct sched_param parameter = { .sched_priority = 1 };

    return sched_setscheduler(0, policies[FAST], &parameter); // missed: stays: real-time-scheduling: places in a table are not followed
}
