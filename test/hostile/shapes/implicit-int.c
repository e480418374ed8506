/* Types are left out: of the function, of its parameters, of a variable. [-std=gnu89] */
#include <sys/mman.h>

static counter;

pin(start)
    char *start;
{
    auto failed = mlock(start, 1); /* stays: locked-memory */

    return counter += failed;
}

static unpin(start, size) char *start; { return munlock(start, size); }

call(start) char *start; { return unpin(start, 1) + mlock(start, 2); } /* stays: locked-memory */
