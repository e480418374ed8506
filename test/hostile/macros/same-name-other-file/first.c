/* Two files define the same macro differently. */
#include <sys/mman.h>

#define PREPARE(start) mlock((start), 1)

int prepare_first(void *start)
{
    return PREPARE(start); // stays: locked-memory
}
