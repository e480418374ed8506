/* Two questions about the same unknown macro contradict each other, so the line is never compiled. */
#include <sys/mman.h>

int never(void *start)
{
#ifdef WITH_PINNING
#ifndef WITH_PINNING
    return mlock(start, 1);
#endif
#endif
    return start == 0;
}
