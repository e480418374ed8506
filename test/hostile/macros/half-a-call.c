/* A macro is the beginning of a call, and the rest stands where it is used. */
#include <sys/mman.h>

#define PIN mlock(
#define WHOLE_PAGE , 4096)

int pin(void *start)
{
    return PIN start WHOLE_PAGE; // stays: locked-memory
}
