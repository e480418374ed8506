/* Whatever the feature is, one of the two arms is there: each is open, none is left out. */
#include <sys/mman.h>

int either_way(void *start)
{
#ifdef WITH_ALL
    (void)start;
    return mlockall(MCL_CURRENT); // may stay: locked-memory
#endif
#ifndef WITH_ALL
    return mlock(start, 1); // may stay: locked-memory
#endif
}
