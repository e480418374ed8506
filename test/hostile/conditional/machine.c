/* The machine is not known: openMosix ran on more than one. */
#include <sys/mman.h>

int by_machine(void *start)
{
#if defined(__i386__) || defined(__x86_64__)
    return mlock(start, 1); // may stay: locked-memory
#else
    return start == 0;
#endif
}
