/* A call behind a return, or in a condition that is never true, is reachable for this tool by its own word. */
#include <sys/mman.h>

int dead(void *start)
{
    if (0)
        return mlock(start, 1); // stays: locked-memory
    return 0;
    mlock(start, 2); // stays: locked-memory
}
