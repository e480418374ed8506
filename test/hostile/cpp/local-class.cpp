// A class lives inside of a function, with a method that is called like an API and one that calls it.
#include <sys/mman.h>

int call(void *start)
{
    struct Local {
        int mlockall(int flags) { return flags; }
        int pin(void *at) { return mlock(at, 1) + mlockall(3); } // stays: locked-memory
    } local;

    return local.pin(start) + local.mlockall(3);
}
