/* The old way of GNU C to name the remaining arguments. */
#include <sys/mman.h>

#define PIN(arguments...) mlock(arguments)

int pin(void *start)
{
    return PIN(start, 4096); // stays: locked-memory
}
