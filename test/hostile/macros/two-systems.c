/* Two definitions of one macro, of which only one is for this system. */
#include <sys/mman.h>

#ifdef _WIN32
#define PIN(start) VirtualLock((start), 4096)
#define UNPIN(start) mlock((start), 1)
#else
#define PIN(start) mlock((start), 4096)
#define UNPIN(start) munlock((start), 4096)
#endif

int pin(void *start)
{
    return PIN(start); // stays: locked-memory
}

int unpin(void *start)
{
    return UNPIN(start);
}
