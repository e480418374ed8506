/* Flags are calculated with every operator there is. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return mmap(0, 1, 1, 1 << 0, fd, 0); // stays: shared-mapping
    case 1: return mmap(0, 1, 1, 8 >> 2, fd, 0); // fine: private-mapping
    case 2: return mmap(0, 1, 1, (MAP_SHARED | MAP_PRIVATE) & ~MAP_SHARED, fd, 0); // fine: private-mapping
    case 3: return mmap(0, 1, 1, (MAP_SHARED | MAP_NORESERVE) & ~MAP_NORESERVE, fd, 0); // stays: shared-mapping
    case 4: return mmap(0, 1, 1, MAP_SHARED + MAP_NORESERVE, fd, 0); // stays: shared-mapping
    case 5: return mmap(0, 1, 1, MAP_PRIVATE ^ MAP_SHARED ^ MAP_PRIVATE, fd, 0); // stays: shared-mapping
    case 6: return mmap(0, 1, 1, 3 - MAP_SHARED, fd, 0);
    case 7: return mmap(0, 1, 1, MAP_PRIVATE | MAP_SHARED * 0, fd, 0);
    default: return mmap(0, 1, 1, ~0 & MAP_SHARED, fd, 0); // stays: shared-mapping
    }
}
