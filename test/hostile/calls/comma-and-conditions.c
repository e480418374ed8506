/* Calls stand where expressions may: in commas, conditions, loops, sizes, subscripts and returns. */
#include <sys/mman.h>

int call(char *start, int count)
{
    int numbers[8] = { mlock(start, 1), [3] = mlock(start, 2) }; // stays: locked-memory

    for (mlock(start, 3); count > 0 && mlock(start, 4) == 0; count -= 1 + mlock(start, 5)) // stays: locked-memory
        ;
    while (count++, mlock(start, 6)) // stays: locked-memory
        break;
    do ; while (mlock(start, 7)); // stays: locked-memory
    switch (mlock(start, 8)) { // stays: locked-memory
    case 0: return numbers[mlock(start, 9) & 7]; // stays: locked-memory
    }
    count > 3 || mlock(start, 10); // stays: locked-memory
    (void)mlock(start, 11); // stays: locked-memory
    return count ? mlock(start, 12) : 0; // stays: locked-memory
}
