/* A wrapper calls itself with other flags. */
#include <fcntl.h>
#include <sys/mman.h>

static void *map_or_retry(int flags, int tries)
{
    void *mapped = mmap(0, 1, 1, flags, open("table.dat", O_RDWR), 0);

    if (mapped == MAP_FAILED && tries > 0)
        return map_or_retry(flags, tries - 1);
    return mapped;
}

void *map(void)
{
    return map_or_retry(MAP_SHARED, 3); // stays: shared-mapping
}
