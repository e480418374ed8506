/* The operator `defined` stands with and without parentheses, and after a negation. */
#include <sys/mman.h>

int settle(void *start)
{
    int failed = 0;
#if defined __linux__ && !defined(_WIN32)
    failed += mlock(start, 1); // stays: locked-memory
#endif
#if defined(_WIN32) || defined __APPLE__
    failed += mlock(start, 2);
#endif
#if !(defined(__linux__) && defined(__GNUC__))
    failed += mlock(start, 3);
#endif
    return failed;
}
