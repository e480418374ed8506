/* A call stands in an assertion, which is there unless the build says NDEBUG. */
#include <assert.h>
#include <sys/mman.h>

void insist(void *start)
{
    assert(mlock(start, 4096) == 0); // stays: locked-memory
}
