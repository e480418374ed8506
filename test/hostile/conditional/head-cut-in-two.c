/* A condition cuts the head of a function in its middle. */
#include <sys/mman.h>

int pin_more(void *start
#ifdef WITH_SIZE
             , unsigned long size
#endif
)
{
#ifndef WITH_SIZE
    unsigned long size = 4096;
#endif
    return mlock(start, size); // stays: locked-memory
}
