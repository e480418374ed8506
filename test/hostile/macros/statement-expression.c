/* The body is a statement expression of GNU C with a variable of its own. */
#include <sys/mman.h>

#define PINNED(start) ({ void *_start = (start); mlock(_start, 1) ? (void *)0 : _start; })

void *pinned(void *start)
{
    return PINNED(start); // stays: locked-memory
}
