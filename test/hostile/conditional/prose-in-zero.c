/* What stands in #if 0 need not be code: here an apostrophe and a quotation mark are left open. */
#include <sys/mman.h>

#if 0
This can't be compiled, and it says "so { in words: mlockall(1);
#endif

int after_prose(void *start)
{
#if 0
    Don't { mlock(start, 1); (
#endif
    return mlock(start, 2); // stays: locked-memory
}
