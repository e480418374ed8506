/* One name, two bodies, one after the other. */
#include <sys/mman.h>

#define PREPARE(start) munlock((start), 4096)

int prepare_lightly(void *start)
{
    return PREPARE(start); // wrong: locked-memory: of two definitions of a macro the one that holds here is not told apart
}

#undef PREPARE
#define PREPARE(start) mlock((start), 4096)

int prepare_heavily(void *start)
{
    return PREPARE(start); // stays: locked-memory
}
