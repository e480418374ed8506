/* A call stands in the argument of a macro that evaluates it. */
#include <assert.h>
#include <sys/mman.h>

#define CHECK(condition) do { if (!(condition)) return -1; } while (0)
#define likely(condition) __builtin_expect(!!(condition), 1)

int check(void *start)
{
    CHECK(mlock(start, 1) == 0); // stays: locked-memory
    if (likely(mlock(start, 2) == 0)) // stays: locked-memory
        return 0;
    return 1;
}
