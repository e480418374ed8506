/* What does without something that the platform has is for other platforms. */
#include <sys/mman.h>

void lock(void *start)
{
#ifdef PACK_NO_STDIO
    mlock(start, 1);
#else
    mlock(start, 2); /* may stay: locked-memory */
#endif
#if defined(WITHOUT_MMAP)
    mlock(start, 3);
#endif
#ifdef NO_FANCY_FEATURE
    mlock(start, 4); /* may stay: locked-memory */
#endif
#ifndef NO_STDLIB_H
    mlock(start, 5); /* may stay: locked-memory */
#endif
}
