/* An `else` and the beginning of an `if` stand in arms of their own, and what closes them in others. */
#include <fcntl.h>
#include <sys/mman.h>

void *map(int size, int kind)
{
    int fd = open("table.dat", O_RDWR);
    int flags;

#ifdef WITH_KINDS
    if (kind == 1) {
        flags = MAP_SHARED | MAP_LOCKED;
    } else
#endif
        flags = MAP_PRIVATE;
#ifndef WITH_KINDS
    if (size > 4096 && kind) {
#else
    if (size > 8192) {
#endif
        return mmap(0, size, PROT_READ | PROT_WRITE, flags, fd, 0); // may stay: shared-mapping
    }
    return mmap(0, size, PROT_READ, MAP_SHARED, fd, 0); // stays: shared-mapping
}
