/* The static function is called only by the file that includes this one. */
#include <sys/mman.h>

static int pin(void *start)
{
    return mlock(start, 4096); // stays: locked-memory
}
