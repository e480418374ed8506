/* Parentheses that look like casts, and casts that look like calls, stand before calls. */
#include <sys/mman.h>

typedef int number;

int call(void *start, int (*function)(number))
{
    int failed = (number)mlock(start, 1); // stays: locked-memory

    failed += (int)(mlock)(start, 2); // stays: locked-memory
    failed += (number)(mlock(start, 3)); // stays: locked-memory
    failed += -(mlock(start, 4)) + !(mlock)(start, 5); // stays: locked-memory
    (void)(start && (mlock(start, 6), 1)); // stays: locked-memory
    return (function)(failed) + sizeof (number) * (mlock(start, 7)); // stays: locked-memory
}
