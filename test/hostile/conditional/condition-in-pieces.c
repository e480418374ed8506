/* The condition of an `if` and the operands of a test are chosen by directives. */
#include <stddef.h>
#include <sys/mman.h>
#include <sys/shm.h>

int take(int id, int wanted)
{
    void *start;

    if (wanted
#if defined(WITH_LIMIT) && !defined(WITHOUT_LIMIT)
        && id < 100
#elif defined(WITH_RANGE)
        && (id > 3 || id < 100)
#endif
        && (start = shmat(id, NULL, // stays: system-v-shared-memory
#ifdef WITH_RANGE
                          SHM_RDONLY
#else
                          0
#endif
                          )) != (void *)-1)
        return mlock(start, 1); // stays: locked-memory
    return 0;
}
