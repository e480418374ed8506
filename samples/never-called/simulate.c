/* Lets a population grow. An earlier version kept its state in shared memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#if 0
static double *old_population(int id)
{
    return shmat(id, NULL, 0);
}
#endif

static double *shared_population(size_t size)
{
    int id = shmget(IPC_PRIVATE, size * sizeof(double), IPC_CREAT | 0600);

    return id < 0 ? NULL : shmat(id, NULL, 0);
}

int main(void)
{
    double x = 0.5;

    for (int year = 0; year < 1000000; year++) x = 3.7 * x * (1 - x);
    printf("%f\n", x);
    return EXIT_SUCCESS;
}
