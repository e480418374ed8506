/* A flag is added under a condition that no build of this system has, and another under one that is open. */
#include <sys/mman.h>
#include <fcntl.h>

void *map_alone(int size)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_PRIVATE;

#ifdef _WIN32
    flags = MAP_SHARED;
#endif
    return mmap(0, size, PROT_READ, flags, fd, 0);
}

void *map_either_way(int size)
{
    int fd = open("table.dat", O_RDWR);

    return mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED // stays: shared-mapping; missed: locked-memory: a doubtful flag is not told where another rule tells of the call
#ifdef WITH_LOCKS
                | MAP_LOCKED
#endif
                , fd, 0);
}
