/* A condition is asked through a macro with parameters that the file defines itself. */
#include <sys/mman.h>

#define MAJOR 3
#define MINOR 7
#define AT_LEAST(major, minor) (MAJOR > (major) || (MAJOR == (major) && MINOR >= (minor)))

int choose(void *start)
{
    int failed = 0;
#if AT_LEAST(3, 2)
    failed += mlock(start, 1); // stays: locked-memory
#endif
#if AT_LEAST(4, 0)
    failed += mlock(start, 2);
#endif
    return failed;
}
