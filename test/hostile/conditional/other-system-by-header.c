/* What includes a header that only other systems have is not compiled here. */
#include <sys/mman.h>
#ifdef USE_NATIVE_THREADS
#include <winbase.h>
#endif

void lock(void *start)
{
#ifdef USE_NATIVE_THREADS
    mlock(start, 1);
#else
    mlock(start, 2); /* stays: locked-memory */
#endif
#ifdef USE_OTHER_THREADS
    mlock(start, 3); /* may stay: locked-memory */
#endif
}
