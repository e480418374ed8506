/* The file ends in the middle of a directive, without a line end. */
#include <sys/mman.h>
int call(void *start);
int call(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}
#if 0
int x(void) { return mlock(0, 1); }
#endif