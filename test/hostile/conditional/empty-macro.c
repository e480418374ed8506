/* A macro that is defined as nothing is defined, and disappears from an expression. */
#include <sys/mman.h>

#define NOTHING

int with_nothing(void *start)
{
    int failed = 0;
#if NOTHING + 1
    failed += mlock(start, 1); // stays: locked-memory
#endif
#if defined(NOTHING) && NOTHING 0
    failed += mlock(start, 2);
#endif
    return failed;
}
