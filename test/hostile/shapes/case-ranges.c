/* Cases of GNU C have ranges, labels stand in the middle of loops: the device of Mr Duff. */
#include <sys/mman.h>

int call(char *start, int count)
{
    int failed = 0;

    switch (count & 7) {
    case 4 ... 7: do { failed += mlock(start++, 4); // stays: locked-memory
    case 2 ... 3: failed += mlock(start++, 2); // stays: locked-memory
    default: failed += mlock(start++, 1); // stays: locked-memory
        } while ((count -= 8) > 0);
    }
    return failed;
}
