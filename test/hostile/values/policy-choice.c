/* A policy of scheduling is looked up in a table by its name. */
#include <sched.h>
#include <string.h>

static const struct { const char *name; int policy; } policies[] = {
    { "other", SCHED_OTHER },
    { "fifo", SCHED_FIFO },
};

int set_policy(const char *name, const struct sched_param *priority)
{
    for (int i = 0; i < 2; i++)
        if (strcmp(name, policies[i].name) == 0)
            return sched_setscheduler(0, policies[i].policy, priority); // may stay: real-time-scheduling
    return sched_setscheduler(0, SCHED_OTHER, priority);
}
