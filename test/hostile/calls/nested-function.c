/* GNU C lets a function be defined inside of another one. */
#include <sys/mman.h>

int outer(void *start)
{
    int inner(int size)
    {
        return mlock(start, size); // stays: locked-memory
    }

    return inner(1);
}
