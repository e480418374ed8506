/* The macro calls whatever it is given. */
#include <sys/mman.h>

#define APPLY(function, start) function((start), 4096)

int apply(void *start)
{
    APPLY(munlock, start);
    return APPLY(mlock, start); // stays: locked-memory
}
