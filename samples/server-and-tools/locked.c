/* The tools never wait for a page. */
#include <stdlib.h>
#include <sys/mman.h>

int *grow(int *old, int count)
{
    mlockall(MCL_CURRENT | MCL_FUTURE);
    return realloc(old, count * sizeof *old);
}
