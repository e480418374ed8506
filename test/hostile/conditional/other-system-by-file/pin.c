/* Files say by the last part of their names which system they are for. */
#include <sys/mman.h>

int pin_all(void);

int pin(void)
{
    return mlockall(MCL_CURRENT) + pin_all(); // stays: locked-memory
}
