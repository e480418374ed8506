/* The flags of a mapping without a file come by way of a typedef, a static constant and a macro of the program. */
#include <sys/mman.h>

typedef unsigned int map_flags;
static const map_flags base = MAP_ANONYMOUS;
#define SHARE(flags) ((flags) | MAP_SHARED)

void *shared(void)
{
    const map_flags flags = SHARE(base);

    return mmap(0, 4096, PROT_READ | PROT_WRITE, (int)flags, -1, 0); // may stay: shared-mapping
}

void *private(void)
{
    map_flags flags = SHARE(base);

    flags &= ~(map_flags)MAP_SHARED;
    flags |= MAP_PRIVATE;
    return mmap(0, 4096, PROT_READ | PROT_WRITE, flags, -1, 0); // fine: private-mapping
}
