/* The size of an array that is not constant is calculated by a call. */
#include <sys/mman.h>

int size_by_call(void *start)
{
    char bytes[1 + mlock(start, 1)]; // stays: locked-memory

    return (int)sizeof bytes + (int)sizeof(char[2 + mlock(start, 2)]); // stays: locked-memory
}
