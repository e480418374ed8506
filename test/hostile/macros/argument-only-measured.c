/* A macro only measures its argument, which is not evaluated. */
#include <sys/mman.h>

#define SIZE_OF_RESULT(call) (sizeof(call))

unsigned long measure(void *start)
{
    return SIZE_OF_RESULT(mlock(start, 1));
}
