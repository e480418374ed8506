/* A variable of the file is written once, another one by two functions. */
#include <fcntl.h>
#include <sys/mman.h>

static int once = MAP_PRIVATE;
static int twice = MAP_PRIVATE;

void change(void)
{
    twice = MAP_SHARED;
}

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    if (which)
        return mmap(0, 1, 1, once, fd, 0);
    return mmap(0, 1, 1, twice, fd, 0); // may stay: shared-mapping
}
