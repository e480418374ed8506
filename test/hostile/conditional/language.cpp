// In C++ the same question has the other answer.
#include <sys/mman.h>

int language(void *start)
{
    int failed = 0;
#ifndef __cplusplus
    failed += mlock(start, 1);
#endif
#if __cplusplus >= 201103L
    failed += mlock(start, 2); // stays: locked-memory
#endif
    return failed;
}
