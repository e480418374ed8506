/* A nest of #if, #elif and #else asks for numbers and for several names at once, with and without parentheses. */
#include <sys/mman.h>

#define LEVEL 2
#define HAS_FAST 1

int pin(void)
{
    int failed = 0;

#if LEVEL > 2
    failed += mlockall(1);
#elif LEVEL == 2 && defined HAS_FAST && !defined(HAS_SLOW_ONLY)
# if !(HAS_FAST + 0)
    failed += mlockall(2);
# else
#  if defined(NO_SUCH) || LEVEL
    failed += mlockall(3); // may stay: locked-memory
#  else
    failed += mlockall(4);
#  endif
# endif
#elif defined(HAS_FAST)
    failed += mlockall(5); // may stay: locked-memory
#else
    failed += mlockall(6);
#endif
    return failed;
}
