/* Flags come out of an enumeration, counted, given, and calculated. */
#include <fcntl.h>
#include <sys/mman.h>

enum way { ALONE = MAP_PRIVATE, TOGETHER = MAP_SHARED, ALONE_AND_FIXED = ALONE | MAP_FIXED };
enum { NOTHING, ONE, TWO };

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return mmap(0, 10, PROT_READ, TOGETHER, fd, 0); // stays: shared-mapping
    case 1: return mmap(0, 10, PROT_READ, ALONE, fd, 0); // fine: private-mapping
    case 2: return mmap(0, 10, PROT_READ, ALONE_AND_FIXED, fd, 0); // fine: private-mapping
    case 3: return mmap(0, 10, PROT_READ, ONE, fd, 0); // stays: shared-mapping
    default: return mmap(0, 10, PROT_READ, TWO, fd, 0); // fine: private-mapping
    }
}
