/* A macro's body names another macro that is defined later: it is expanded where it is used. */
#include <sys/mman.h>

#define PIN(start) PIN_WITH(start, 4096)
#define PIN_WITH(start, size) mlock(start, size)

int pin(void *start)
{
    return PIN(start); // stays: locked-memory
}
