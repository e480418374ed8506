/* A helper gives back different flags on different ways, and one of its ways never comes back. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>

static int flags_for(int mode)
{
    if (mode == 0)
        return MAP_SHARED;
    if (mode == 1)
        return MAP_SHARED | MAP_POPULATE;
    abort();
}

void *map(int mode)
{
    int fd = open("data", O_RDWR);

    if (fd < 0)
        return NULL;
    return mmap(NULL, 1, PROT_READ, flags_for(mode), fd, 0); // stays: shared-mapping
}
