/* Keeps its frames where other programs can look at them. */
#include <stddef.h>
#include <sys/shm.h>

static char *frames(int id)
{
    return shmat(id, NULL, 0);
}

int main(int argc, char **argv)
{
    char *frame = frames(argc);

    for (long at = 0; at < 1L << 30; at++) frame[at % 4096] = argv[0][0];
    return 0;
}
