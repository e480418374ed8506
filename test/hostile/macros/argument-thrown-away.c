/* A macro throws its argument away, as a log that is switched off does. */
#include <sys/mman.h>

#define LOG(what) ((void)0)
#define UNUSED(...)

int silent(void *start)
{
    LOG(mlock(start, 1));
    UNUSED(mlock(start, 2), mlock(start, 3))
    return start == 0;
}
