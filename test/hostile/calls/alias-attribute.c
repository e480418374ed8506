/* One function has a second name by an attribute, and is weak. */
#include <sys/mman.h>

static int pin_really(void *start)
{
    return mlock(start, 1); // missed: locked-memory: that an alias makes a static function callable is not read
}

int pin(void *start) __attribute__((weak, alias("pin_really")));
