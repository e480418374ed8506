// Less, greater and shifts look like brackets of templates around a call.
#include <sys/mman.h>

template <int A, bool B = (A > 1)> struct Number { static constexpr int value = A >> B; };

int call(void *start, int a, int b)
{
    bool less = a < b && b > mlock(start, 1); // stays: locked-memory
    int mixed = a < mlock(start, 2) | b > (3); // stays: locked-memory

    return less + mixed + Number<(4 > 2)>::value + Number<8>::value + (a<b>(mlock(start, 3))); // stays: locked-memory
}
