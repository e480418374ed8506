/* Conditions inside of an arm that is left out do not count, whatever they say. */
#include <sys/mman.h>

int nest(void *start)
{
    int failed = 0;
#if 0
# if 1
    failed += mlock(start, 1);
# else
    failed += mlock(start, 2);
# endif
#else
# ifdef __linux__
#  if 1 && 1
    failed += mlock(start, 3); // stays: locked-memory
#  endif
# else
    failed += mlock(start, 4);
# endif
#endif
    return failed;
}
