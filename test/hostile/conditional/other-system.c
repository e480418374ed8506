/* Each of two arms calls something that keeps home, but only one of them is for this system. */
#ifdef _WIN32
int VirtualLock(void *start, unsigned long size);
#else
#include <sys/mman.h>
#endif

int pin(void *start, unsigned long size)
{
#ifdef _WIN32
    mlock(start, size);
    return VirtualLock(start, size);
#else
    return mlock(start, size); // stays: locked-memory
#endif
}
