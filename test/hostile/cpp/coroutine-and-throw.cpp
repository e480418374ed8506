// Calls stand behind words that only C++ has: throw, new with an address, delete, co_return is left out.
#include <new>
#include <sys/mman.h>

int call(void *start)
{
    int *number = new (start) int(mlock(start, 1)); // stays: locked-memory

    if (*number)
        throw mlock(start, 2); // stays: locked-memory
    delete (mlock(start, 3) ? number : nullptr); // stays: locked-memory
    return static_cast<int>(mlock(start, 4)) + int(mlock(start, 5)) + const_cast<int &>(*new int{mlock(start, 6)}); // stays: locked-memory
}
