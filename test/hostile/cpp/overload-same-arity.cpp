// An overload has as many parameters as the API, of other types.
#include <sys/mman.h>

struct Page {};
static int mlock(Page, Page) { return 0; }

int call(void *start)
{
    int failed = mlock(Page{}, Page{});

    return failed + mlock(start, 1); // stays: locked-memory
}
