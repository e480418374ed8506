/* Half of the condition is open, but the other half settles it. */
#include <sys/mman.h>

int half_open(void *start)
{
    int failed = 0;
#if defined(WITH_PINNING) && defined(_WIN32)
    failed += mlock(start, 1);
#endif
#if defined(WITH_PINNING) || defined(__linux__)
    failed += mlock(start, 2); // stays: locked-memory
#endif
    return failed;
}
