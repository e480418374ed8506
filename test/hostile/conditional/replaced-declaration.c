/* Where the function is missing, a static one of the same name does nothing; here it is not missing. */
#include <sys/mman.h>

#ifdef __MINGW32__
static int mlockall(int flags) { return flags & 0; }
#endif

int keep(void)
{
    return mlockall(MCL_CURRENT); // stays: locked-memory
}
