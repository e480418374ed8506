/* Statement expressions declare, branch and call, and the last expression is an address that is called at once. */
#include <sys/mman.h>

int pin(int flags, int really)
{
    int failed = ({ int inner = really ? mlockall(flags) : 0; inner; }); // stays: locked-memory

    return failed + ({ int (*function)(int) = mlockall; function; })(flags); // may stay: locked-memory
}
