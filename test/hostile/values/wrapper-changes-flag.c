/* The wrapper takes out what the caller has put in. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map_alone(int flags)
{
    return mmap(0, 1, 1, (flags & ~MAP_SHARED) | MAP_PRIVATE, open("table.dat", O_RDWR), 0);
}

void *map(void)
{
    return map_alone(MAP_SHARED | MAP_NORESERVE); // fine: private-mapping
}
