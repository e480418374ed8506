/* The answers to the questions stand in the tree, in a header that is included before they are asked. */
#include "config.h"
#include <sys/io.h>
#include <sys/mman.h>
#include <sys/shm.h>

int main(void)
{
    int failed = 0;
#ifdef HAVE_MLOCK
    failed += mlockall(MCL_CURRENT); // stays: locked-memory
#endif
#if HAVE_MLOCK
    failed += mlockall(MCL_FUTURE); // stays: locked-memory
#endif
#if WITH_SEGMENTS
    failed += shmget(1, 2, 3);
#endif
#ifdef HAVE_SHM
    failed += shmget(4, 5, 6);
#endif
    return failed;
}
