// Calls run before main, because variables outside of all functions are initialised by them.
#include <sys/mman.h>

static int failed = mlockall(MCL_CURRENT); // stays: locked-memory
const bool pinned{mlockall(MCL_FUTURE) == 0}; // stays: locked-memory
int also = [] { return mlockall(3); }(); // stays: locked-memory

namespace {
struct AtStart {
    AtStart() { mlockall(1); } // stays: locked-memory
} at_start;
}

struct Holder {
    static inline int kept = mlockall(2); // stays: locked-memory
    static int defined;
};
int Holder::defined = mlockall(3); // stays: locked-memory

int main()
{
    static int once = mlockall(4); // stays: locked-memory
    return failed + also + once;
}
