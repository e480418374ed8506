/* One function attaches the segment, another one detaches it; the program decides whether that happens. */
#include <stdio.h>
#include <sys/shm.h>

static int *table;

static void open_table(int id)
{
    table = shmat(id, NULL, 0);
}

static void close_table(void)
{
    shmdt(table);
}

int main(int argc, char **argv)
{
    long sum = 0;

    open_table(argc);
    for (int i = 0; i < 1000; i++) sum += table[i];
    if (argc > 1) close_table();
    for (long round = 0; round < 4000000000L; round++) sum = sum * 3 + round;
    printf("%ld %s\n", sum, argv[0]);
    return 0;
}
