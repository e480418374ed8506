/* Some lines end in one way and some in the other. */
#include <sys/mman.h>

int call(void *start)
{
#ifdef _WIN32
    return mlock(start, 2);
#else
    return mlock(start, 1); // stays: locked-memory
#endif
}
