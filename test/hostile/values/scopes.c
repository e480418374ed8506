/* Two variables of one name live in two scopes, and each has its own value. */
#include <fcntl.h>
#include <sys/mman.h>

void *inner(int which)
{
    int fd = open("table.dat", O_RDWR);
    int flags = MAP_PRIVATE;

    if (which) {
        int flags = MAP_SHARED;

        return mmap(0, 1, 1, flags, fd, 0); // stays: shared-mapping
    }
    return mmap(0, 1, 1, flags, fd, 0);
}
