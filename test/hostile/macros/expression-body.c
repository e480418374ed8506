/* The body of a macro is an expression that calls; the place is where the macro is used. */
#include <sys/mman.h>

#define PIN(start) (mlock((start), 4096) == 0 ? (start) : 0)

char *pinned(char *start)
{
    return PIN(start); // stays: locked-memory
}
