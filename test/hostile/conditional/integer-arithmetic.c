/* The preprocessor calculates: shifts, characters, conditional operators, suffixes, precedence. */
#include <sys/mman.h>

int calculate(void *start)
{
    int failed = 0;
#if (1 << 3) - 8
    failed += mlock(start, 1);
#endif
#if 'a' == 97 && '\n' == 10
    failed += mlock(start, 2); // stays: locked-memory
#endif
#if 10 / 3 == 3 ? 0x10UL > 017 : 0
    failed += mlock(start, 3); // stays: locked-memory
#endif
#if ~0 == -1 && !0 && 7 % 4 == 3
    failed += mlock(start, 4); // stays: locked-memory
#endif
#if 1 + 2 * 3 != 7 || (2 & 1) || (4 ^ 4)
    failed += mlock(start, 5);
#endif
    return failed;
}
