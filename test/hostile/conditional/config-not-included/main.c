/* The macro is defined in the folder, but not in what this file includes. */
#include <sys/mman.h>

int main(void)
{
#ifdef HAVE_MLOCK
    return mlockall(MCL_CURRENT); // may stay: locked-memory
#else
    return 0;
#endif
}
