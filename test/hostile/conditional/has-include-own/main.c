/* `__has_include` asks about a header of the tree itself, and about one that nobody has. */
#if __has_include("pin.h")
#include "pin.h"
#endif

int main(void)
{
    int failed = 0;
#if __has_include("pin.h")
    failed += mlockall(MCL_CURRENT); // stays: locked-memory
#endif
#if __has_include("no/such/header.h")
    failed += mlockall(MCL_FUTURE); // wrong: may stay: locked-memory: __has_include is not answered from the tree
#endif
    return failed;
}
