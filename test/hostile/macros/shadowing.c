/* A macro with the name of the API stands before it and calls something else. */
#include <stdio.h>
#include <sys/mman.h>

#define mlock(start, size) (printf("not locking %p\n", (void *)(start)), 0)

int pin(void *start)
{
    return mlock(start, 4096);
}

int pin_really(void *start)
{
    return (mlock)(start, 4096); // stays: locked-memory
}
