/* An arm that would stop the compiler is never taken, so what stands behind its #else is certain. */
#include <sys/mman.h>

#ifdef WITHOUT_PINNING
#error "This program needs pinned memory."
#else
int needed(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}
#endif
