/* Newer conditional directives: #elifdef and #elifndef. [-std=gnu2x] */
#include <sys/mman.h>

int newest(void *start)
{
#ifdef _WIN32
    return mlock(start, 1);
#elifdef __APPLE__
    return mlock(start, 2);
#elifndef __linux__
    return mlock(start, 3);
#else
    return mlock(start, 4); // stays: locked-memory
#endif
}
