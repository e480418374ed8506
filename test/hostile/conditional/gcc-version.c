/* A version of the compiler is asked for by a macro with parameters, and by hand. */
#include <sys/mman.h>

#define AT_LEAST(major, minor) (__GNUC__ > (major) || (__GNUC__ == (major) && __GNUC_MINOR__ >= (minor)))

int keep(void)
{
    int failed = 0;
#if AT_LEAST(2, 7)
    failed += mlockall(1); // stays: locked-memory
#else
    failed += mlockall(2);
#endif
#if defined(__GNUC__) && __GNUC__ < 2
    failed += mlockall(3);
#endif
    return failed;
}
