/* The parameter is overwritten before it is used. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map_with(int flags)
{
    flags = MAP_PRIVATE;
    return mmap(0, 1, 1, flags, open("table.dat", O_RDWR), 0);
}

void *map(void)
{
    return map_with(MAP_SHARED);
}
