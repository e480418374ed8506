/* Only a C++ compiler defines __cplusplus, and every C compiler since 1989 defines __STDC__. */
#include <sys/mman.h>

int language(void *start)
{
    int failed = 0;
#ifdef __cplusplus
    failed += mlock(start, 1);
#endif
#if defined(__STDC__) && __STDC__
    failed += mlock(start, 2); // stays: locked-memory
#endif
    return failed;
}
