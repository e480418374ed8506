/* An operand of an expression exists under a condition that does not hold. */
#include <fcntl.h>
#include <sys/mman.h>

void *map_alone(int size)
{
    int fd = open("table.dat", O_RDONLY);
    int flags = MAP_PRIVATE
#ifdef _WIN32
                | MAP_LOCKED
#endif
        ;

    return mmap(0, size, PROT_READ, flags, fd, 0); // fine: private-mapping
}
