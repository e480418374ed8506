/* Bare numbers in the place of flags: decimal, octal, hexadecimal, with suffixes and casts. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(int which, unsigned long n)
{
    int fd = open("table.dat", 02);

    switch (which) {
    case 0: return mmap(0, n, 3, 1, fd, 0); // stays: shared-mapping
    case 1: return mmap(0, n, 3, 2, fd, 0); // fine: private-mapping
    case 2: return mmap(0, n, 3, 0x1UL, fd, 0); // stays: shared-mapping
    case 3: return mmap(0, n, 3, 00000001, fd, 0); // stays: shared-mapping
    case 4: return mmap(0, n, 3, 0b1, fd, 0); // stays: shared-mapping
    case 5: return mmap(0, n, 3, 0x22, -1, 0); // fine: private-mapping
    case 6: return mmap(0, n, 3, (int)1L, fd, 0); // stays: shared-mapping
    case 7: return mmap(0, n, 3, '\1', fd, 0); // stays: shared-mapping
    default: return mmap(0, n, 3, 0x2002, fd, 0); // may stay: locked-memory
    }
}
