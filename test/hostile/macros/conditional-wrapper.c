/* The same macro calls in one build and does nothing in another one; what decides is defined above. */
#include <sys/mman.h>

#define PARANOID 1

#if PARANOID
#define GUARD(at, size) mlock(at, size)
#define UNGUARD(at, size) munlock(at, size)
#else
#define GUARD(at, size) 0
#define UNGUARD(at, size) 0
#endif

#if PARANOID > 1
#define GUARD_ALL() mlockall(MCL_CURRENT)
#else
#define GUARD_ALL() ((void)0)
#endif

int use(void *at)
{
    GUARD_ALL();
    int failed = GUARD(at, 4); // stays: locked-memory
    return failed + UNGUARD(at, 4);
}
