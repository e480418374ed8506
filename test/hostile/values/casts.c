/* Values are wrapped into casts and parentheses, and into a comma operator. */
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>

typedef int flags_t;

void *map(int which)
{
    int fd = (int)(intptr_t)open((const char *)"table.dat", (int)(O_RDWR));

    switch (which) {
    case 0: return mmap(0, 1, 1, (int)(unsigned)MAP_SHARED, fd, 0); // stays: shared-mapping
    case 1: return mmap(0, 1, 1, (flags_t)(((MAP_SHARED))), fd, 0); // stays: shared-mapping
    case 2: return mmap(0, 1, 1, (which++, MAP_SHARED), fd, 0); // stays: shared-mapping
    case 3: return mmap(0, 1, 1, (flags_t){ MAP_SHARED }, fd, 0); // stays: shared-mapping
    default: return mmap(0, 1, 1, (flags_t)MAP_PRIVATE, fd, 0); // fine: private-mapping
    }
}
