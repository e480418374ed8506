/* Many macros say by their names which system they are for. */
#include <sys/mman.h>

void lock(void *start)
{
#ifdef HAVE_WIN32_THREADS
    mlock(start, 1);
#else
    mlock(start, 2); /* stays: locked-memory */
#endif
#if LIBC_IS_MUSL
    mlock(start, 3);
#endif
#ifdef NO_WIN32
    mlock(start, 4); /* may stay: locked-memory */
#endif
#ifdef RUN_BY_SWIN32S
    mlock(start, 5); /* may stay: locked-memory */
#endif
}
