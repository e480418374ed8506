/* Letters beyond ASCII are written as universal character names. */
#include <sys/mman.h>

int caf\u00e9(void *start);

int caf\u00e9(void *start)
{
    int \u00e9mlock = 1;

    return mlock(start, \u00e9mlock); // stays: locked-memory
}
