/* A default that the command line may override: #ifndef X, #define X. */
#include <sys/mman.h>

int first_question;

#ifndef WITH_PINNING
#define WITH_PINNING 1
#endif

int by_default(void *start)
{
#if WITH_PINNING
    return mlock(start, 1); // may stay: locked-memory
#else
    return start == 0;
#endif
}
