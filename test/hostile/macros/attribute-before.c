/* Macros for attributes and visibility stand before, between and behind the parts of a function's head. */
#include <sys/mman.h>

#define EXPORT __attribute__((visibility("default")))
#define CALLED_BY_HAND
#define PURE_OF(x) __attribute__((nonnull(x)))

EXPORT int CALLED_BY_HAND PURE_OF(1) pin(void *start);

EXPORT int CALLED_BY_HAND pin(void *start)
{
    return mlock(start, 4096); // stays: locked-memory
}

EXPORT PURE_OF(1)
int pin_again(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}
