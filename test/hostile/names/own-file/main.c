/* The program brings its own function of the name, and calls it through a table. */
#include "own.h"
static int (*const run)(int, int, const void *) = sched_setscheduler;
int main(void) { return run(1, 1, 0) + sched_setscheduler(0, 1, 0); }
