/* One name, two bodies, one after the other. */
#include <sys/mman.h>

#define PREPARE(start) munlock((start), 4096)

int prepare_lightly(void *start)
{
    return PREPARE(start);
}

#undef PREPARE
#define PREPARE(start) mlock((start), 4096)

int prepare_heavily(void *start)
{
    return PREPARE(start); // stays: locked-memory
}
