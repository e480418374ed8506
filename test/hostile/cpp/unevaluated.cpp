// Operators that look at an expression without evaluating it: sizeof, decltype, noexcept, typeid of a type.
#include <sys/mman.h>

int unevaluated(void *start)
{
    decltype(mlock(start, 1)) failed = 0; // wrong: locked-memory: what decltype is asked about is taken to be evaluated
    bool quiet = noexcept(mlock(start, 2)); // wrong: locked-memory: what noexcept is asked about is taken to be evaluated

    return failed + quiet + int(sizeof(mlock(start, 3))); // wrong: locked-memory: what sizeof is asked about is taken to be evaluated
}
