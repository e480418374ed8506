/* Code between #if 0 and its #else is no code at all. */
#include <sys/mman.h>

int lock_all(void)
{
#if 0
    return mlockall(MCL_CURRENT);
#else
    return mlockall(MCL_FUTURE); // stays: locked-memory
#endif
}
