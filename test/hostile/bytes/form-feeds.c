/* Form feeds and vertical tabs part the functions, and words. */
#include <sys/mman.h>

intcall(void *start)
{
    returnmlock(start, 1); // stays: locked-memory
}
