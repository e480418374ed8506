/* The answers to the questions stand in the tree, in a header that is included before they are asked. */
#include "config.h"
#include <sys/io.h>
#include <sys/mman.h>
#include <sys/shm.h>

int main(void)
{
    int failed = 0;
#ifdef HAVE_MLOCK
    failed += mlockall(MCL_CURRENT); // missed: stays: locked-memory: macros of an included header of the tree are not asked
#endif
#if HAVE_MLOCK
    failed += mlockall(MCL_FUTURE); // missed: stays: locked-memory: macros of an included header of the tree are not asked
#endif
#if WITH_SEGMENTS
    failed += shmget(1, 2, 3); // wrong: system-v-shared-memory: macros of an included header of the tree are not asked
#endif
#ifdef HAVE_SHM
    failed += shmget(4, 5, 6); // wrong: system-v-shared-memory: #undef in an included header of the tree is not asked
#endif
    return failed;
}
