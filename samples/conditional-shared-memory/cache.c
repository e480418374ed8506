/* Squares numbers with a table that several processes share where the system has shared memory. */
#include <stdio.h>
#include <stdlib.h>
#ifdef HAVE_SHM
#include <sys/ipc.h>
#include <sys/shm.h>
#endif

#define ENTRIES 65536

static unsigned long *open_table(void)
{
#ifdef HAVE_SHM
    int id = shmget(0x53515541, ENTRIES * sizeof(unsigned long), IPC_CREAT | 0600);

    return id < 0 ? NULL : shmat(id, NULL, 0);
#else
    return calloc(ENTRIES, sizeof(unsigned long));
#endif
}

int main(void)
{
    unsigned long *table = open_table();

    if (table == NULL) return EXIT_FAILURE;
    for (unsigned long n = 0; n < ENTRIES; n++) table[n] = n * n;
    printf("%lu\n", table[ENTRIES - 1]);
    return EXIT_SUCCESS;
}
