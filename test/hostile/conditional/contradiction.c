/* Two questions about the same unknown macro contradict each other, so the line is never compiled. */
#include <sys/mman.h>

int never(void *start)
{
#ifdef WITH_PINNING
#ifndef WITH_PINNING
    return mlock(start, 1); // wrong: may stay: locked-memory: conditions about one macro are not weighed against each other
#endif
#endif
    return start == 0;
}
