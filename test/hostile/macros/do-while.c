/* A body of several statements on several lines, wrapped into do and while (0). */
#include <sys/mman.h>

#define PIN_OR_FAIL(start, size)          \
    do {                                  \
        if (mlock((start), (size)) != 0)  \
            return -1;                    \
    } while (0)

int pin_two(char *start)
{
    PIN_OR_FAIL(start, 10); // stays: locked-memory
    if (start[0])
        PIN_OR_FAIL(start + 10, 10); // stays: locked-memory
    else
        return 1;
    return 0;
}
