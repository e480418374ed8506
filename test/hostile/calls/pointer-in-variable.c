/* The address lies in a variable before it is called: local, of the file, with a typedef, with and without &. */
#include <stddef.h>
#include <sys/mman.h>
#include <sys/shm.h>

typedef int pin_function(const void *, size_t);
static pin_function *const pin = mlock; // may stay: locked-memory
static int (*take)(key_t, size_t, int);

int call(void *start)
{
    int (*all)(int) = &mlockall; // may stay: locked-memory
    int failed = pin(start, 1) + (*all)(MCL_CURRENT);

    take = shmget; // may stay: system-v-shared-memory
    return failed + take(1, 2, 3);
}
