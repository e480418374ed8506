/* The wrapper is called through a pointer as well, with flags that nobody can see. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map_with(int flags)
{
    return mmap(0, 1, 1, flags, open("table.dat", O_RDWR), 0); // may stay: shared-mapping
}

void *(*mapper)(int) = map_with;

void *map(void)
{
    return map_with(MAP_PRIVATE); // fine: private-mapping
}
