// Operators that look at an expression without evaluating it: sizeof, decltype, noexcept, typeid of a type.
#include <sys/mman.h>

int unevaluated(void *start)
{
    decltype(mlock(start, 1)) failed = 0;
    bool quiet = noexcept(mlock(start, 2));

    return failed + quiet + int(sizeof(mlock(start, 3)));
}
