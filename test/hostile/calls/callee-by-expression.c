/* The callee is chosen by an expression, or cast before it is called. */
#include <sys/mman.h>
#include <stddef.h>

typedef int function(const void *, size_t);

int call(void *start, int which)
{
    int failed = (which ? mlock : munlock)(start, 1); // may stay: locked-memory

    failed += ((function *)mlock)(start, 2); // stays: locked-memory
    return failed;
}
