/* About another system, but for all. */
#include <sys/mman.h>

int pin_notes(void)
{
    return mlockall(MCL_FUTURE); // stays: locked-memory
}
