/* A macro with the name of the API wraps that API: inside of itself its name is not expanded. */
#include <stdio.h>
#include <sys/mman.h>

#define mlock(start, size) (puts("locking"), mlock((start), (size)))

int pin(void *start)
{
    return mlock(start, 4096); // stays: locked-memory
}
