/* A header that is included in the middle undefines the macro that was defined before it. */
#include <sys/mman.h>
#define KEEP_IN_MEMORY 1

int before(void)
{
#if KEEP_IN_MEMORY
    return mlockall(1); // stays: locked-memory
#else
    return mlockall(2);
#endif
}

#include "limits.h"

int behind(void)
{
#if KEEP_IN_MEMORY || MAY_SWAP
    return mlockall(3);
#else
    return mlockall(4); // stays: locked-memory
#endif
}
