/* Nothing in the tree says whether the feature is built, so both of its arms may be. */
#ifdef HAVE_SHM
#include <sys/shm.h>
#endif
#include <sys/mman.h>

int prepare(void *start)
{
#ifdef HAVE_SHM
    (void)start;
    return shmget(1, 2, 3); // may stay: system-v-shared-memory
#else
    return mlock(start, 1); // may stay: locked-memory
#endif
}
