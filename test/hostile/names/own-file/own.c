/* They do nothing but to count. */
#include "own.h"
static int count;
int sched_setscheduler(int task, int policy, const void *parameter) { return count += task + policy + (parameter != 0); }
