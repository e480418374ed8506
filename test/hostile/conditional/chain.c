/* Of a chain of #elif only the first arm that holds is compiled, though a later one would hold as well. */
#include <sys/mman.h>

#define FLAVOUR 2

int flavour(void *start)
{
#if FLAVOUR == 1
    return mlock(start, 1);
#elif FLAVOUR == 2
    return mlock(start, 2); // stays: locked-memory
#elif FLAVOUR >= 2
    return mlock(start, 3);
#else
    return mlock(start, 4);
#endif
}
