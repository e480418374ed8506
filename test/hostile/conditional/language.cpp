// In C++ the same question has the other answer.
#include <sys/mman.h>

int language(void *start)
{
    int failed = 0;
#ifndef __cplusplus
    failed += mlock(start, 1); // wrong: may stay: locked-memory: that a C++ compiler defines __cplusplus is not known
#endif
#if __cplusplus >= 201103L
    failed += mlock(start, 2); // missed: stays: locked-memory: that a C++ compiler defines __cplusplus is not known
#endif
    return failed;
}
