// Calls in the heads of range loops, in structured bindings, and in conditions with initialisers.
#include <initializer_list>
#include <sys/mman.h>

struct Pair { int first, second; };

int call(char *start)
{
    auto [first, second] = Pair{mlock(start, 1), 2}; // stays: locked-memory

    for (int number : {1, mlock(start, 2), 3}) // stays: locked-memory
        first += number;
    if (int failed = mlock(start, 3); failed != 0) // stays: locked-memory
        return second;
    switch (auto how = mlock(start, 4); how) { // stays: locked-memory
    case 0: break;
    }
    return first;
}
