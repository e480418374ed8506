/* Two files define the same macro differently. */
#include <sys/mman.h>

#define PREPARE(start) munlock((start), 1)

int prepare_second(void *start)
{
    return PREPARE(start);
}
