/* One of two values is chosen: by somebody unknown, by a constant, or between two that are the same. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return mmap(0, 1, 1, which ? MAP_SHARED : MAP_PRIVATE, fd, 0); // may stay: shared-mapping
    case 1: return mmap(0, 1, 1, which ? MAP_SHARED : MAP_SHARED | MAP_FIXED, fd, 0); // stays: shared-mapping
    case 2: return mmap(0, 1, 1, MAP_PRIVATE | (which ? MAP_FIXED : 0), fd, 0); // fine: private-mapping
    case 3: return mmap(0, 1, 1, 0 ? MAP_SHARED : MAP_PRIVATE, fd, 0);
    case 4: return mmap(0, 1, 1, sizeof(int) > 1 ? MAP_SHARED : MAP_PRIVATE, fd, 0); // stays: shared-mapping
    default: return mmap(0, 1, 1, (which ?: MAP_SHARED), fd, 0); // may stay: shared-mapping
    }
}
