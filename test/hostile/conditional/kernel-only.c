/* What only a kernel or the C library is compiled with is in no program, unless the program says so itself. */
#include <sys/mman.h>

int lock_early(void)
{
#if defined(__KERNEL__) || defined(_LIBC)
    return mlockall(MCL_CURRENT);
#else
    return 0;
#endif
}

#define _KERNEL 1

int lock_late(void)
{
#ifdef _KERNEL
    return mlockall(MCL_CURRENT); // stays: locked-memory
#else
    return 0;
#endif
}
