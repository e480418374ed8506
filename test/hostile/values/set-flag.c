/* A flag is added to a variable before the call, or taken out of it. */
#include <fcntl.h>
#include <sys/mman.h>

void *map_with(void)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_NORESERVE;

    flags |= MAP_SHARED;
    return mmap(0, 1, 1, flags, fd, 0); // stays: shared-mapping
}

void *map_without(void)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_SHARED | MAP_PRIVATE;

    flags &= ~MAP_SHARED;
    return mmap(0, 1, 1, flags, fd, 0);
}

void *map_if(int asked)
{
    int fd = open("table.dat", O_RDWR);
    int flags = 0;

    if (asked)
        flags |= MAP_SHARED;
    else
        flags |= MAP_PRIVATE;
    return mmap(0, 1, 1, flags, fd, 0); // may stay: shared-mapping
}
