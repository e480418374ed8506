/* A variable of the file has no value at first and gets one in a single place. */
#include <fcntl.h>
#include <sys/mman.h>

static int flags;

void configure(void)
{
    flags = MAP_SHARED;
}

void *map(void)
{
    return mmap(0, 1, 1, flags, open("table.dat", O_RDWR), 0); // stays: shared-mapping
}
