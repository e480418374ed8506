/* The list of arguments is cut by a condition, so that one of two flags is passed. */
#include <fcntl.h>
#include <sys/mman.h>

void *map_one_way(int size)
{
    int fd = open("table.dat", O_RDWR);

    return mmap(0, size, PROT_READ, // stays: shared-mapping
#ifdef __linux__
                MAP_SHARED,
#else
                MAP_PRIVATE,
#endif
                fd, 0);
}
