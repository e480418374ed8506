/* One of two flags is passed, and nobody knows which. */
#include <fcntl.h>
#include <sys/mman.h>

void *map_some_way(int size)
{
    int fd = open("table.dat", O_RDWR);

    return mmap(0, size, PROT_READ, // may stay: shared-mapping
#ifdef WITH_SHARED_TABLE
                MAP_SHARED,
#else
                MAP_PRIVATE,
#endif
                fd, 0);
}
