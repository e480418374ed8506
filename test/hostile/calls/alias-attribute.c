/* One function has a second name by an attribute, and is weak. */
#include <sys/mman.h>

static int pin_really(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}

int pin(void *start) __attribute__((weak, alias("pin_really")));
