/* Characters that turn the direction of reading hide nothing from a compiler: ‮. */
#include <sys/mman.h>

int call(void *start)
{
    /* ‮ } ⁦ */ return mlock(start, 1); // stays: locked-memory
}
