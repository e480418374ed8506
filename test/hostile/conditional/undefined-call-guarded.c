/* A macro with parameters that may not exist is asked in two steps, as portable headers do. */
#include <sys/mman.h>

#if defined(__GNUC__) && defined(__GNUC_MINOR__)
#define NEWER_THAN(major, minor) ((__GNUC__ << 16) + __GNUC_MINOR__ >= ((major) << 16) + (minor))
#else
#define NEWER_THAN(major, minor) 0
#endif

int lock_with_old_compiler(void *start)
{
#if NEWER_THAN(2, 95)
    return mlock(start, 1); // stays: locked-memory
#else
    return mlock(start, 2);
#endif
}
