/* Numbers too large for an int, or for a double, and their arithmetic. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(int which)
{
    int fd = open("table.dat", O_RDWR);

    switch (which) {
    case 0: return mmap(0, 1, 1, 0x80000001u & 0xffff, fd, 0); // stays: shared-mapping
    case 1: return mmap(0, 1, 1, (int)(0x100000001ull >> 32), fd, 0); // stays: shared-mapping
    case 2: return mmap(0, 1, 1, (int)(0xfffffffffffffffeull & 3), fd, 0);
    default: return mmap(0, 1, 1, -2 & 3, fd, 0); // fine: private-mapping
    }
}
