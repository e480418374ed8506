/* A local variable hides the constant of the file. */
#include <fcntl.h>
#include <sys/mman.h>

static const int flags = MAP_SHARED;

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    if (which) {
        int flags = MAP_PRIVATE;
        return mmap(0, 1, 1, flags, fd, 0); // fine: private-mapping
    }
    return mmap(0, 1, 1, flags, fd, 0); // stays: shared-mapping
}

void *map_as_told(int flags)
{
    return mmap(0, 1, 1, flags, open("table.dat", O_RDWR), 0);
}

void *map_plainly(void)
{
    return map_as_told(MAP_PRIVATE); // fine: private-mapping
}
