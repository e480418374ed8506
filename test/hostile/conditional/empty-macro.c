/* A macro that is defined as nothing is defined, and disappears from an expression. */
#include <sys/mman.h>

#define NOTHING

int with_nothing(void *start)
{
    int failed = 0;
#if NOTHING + 1
    failed += mlock(start, 1); // missed: stays: locked-memory: a macro defined as nothing makes an expression unknown
#endif
#if defined(NOTHING) && NOTHING 0
    failed += mlock(start, 2); // wrong: locked-memory: a macro defined as nothing makes an expression unknown
#endif
    return failed;
}
