/* The program's own scheduler has functions with the names of the system's. */
int sched_setscheduler(int task, int policy, const void *parameter);
