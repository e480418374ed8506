/* A call behind a return is reachable for this tool by its own word; one under a literal 0 is not. */
#include <sys/mman.h>

int dead(void *start)
{
    if (0)
        return mlock(start, 1);
    return 0;
    mlock(start, 2); // stays: locked-memory
}
