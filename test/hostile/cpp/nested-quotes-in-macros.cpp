// A macro makes a raw string, a character and a call in one.
#include <sys/mman.h>

#define TEXT(x) R"(mlockall(3))" #x
#define QUOTE '"'

int call(void *start)
{
    return TEXT(mlock(start, 1))[0] + QUOTE + mlock(start, 2); // stays: locked-memory
}
