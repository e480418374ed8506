/* The macro that shadowed the API is gone when the call comes. */
#include <sys/mman.h>

#define mlock(start, size) 0

int pin_not(void *start)
{
    return mlock(start, 4096) + (start == 0);
}

#undef mlock

int pin(void *start)
{
    return mlock(start, 4096); // stays: locked-memory
}
