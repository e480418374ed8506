/* A name that nothing defines is 0 to the preprocessor, unless the command line says otherwise. */
#include <sys/mman.h>

int by_number(void *start)
{
#if USE_PINNING > 1
    return mlock(start, 1); // may stay: locked-memory
#else
    return start == 0;
#endif
}
