/* The file begins with a byte order mark. */
#include <sys/mman.h>

int call(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}
