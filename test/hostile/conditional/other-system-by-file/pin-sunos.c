/* For another system. */
#include <sys/mman.h>

int pin_all(void);

int pin_all(void)
{
    return mlockall(MCL_FUTURE);
}
