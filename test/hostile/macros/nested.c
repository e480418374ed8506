/* Macros that use macros that use macros; the one that is used stands outermost. */
#include <sys/mman.h>

#define LOCK_BYTES(start, size) mlock((start), (size))
#define LOCK_PAGE(start) LOCK_BYTES(start, 4096)
#define LOCK_TWO(start) (LOCK_PAGE(start) + LOCK_PAGE((start) + 4096))

int lock_two(char *start)
{
    return LOCK_TWO(start); // stays: locked-memory
}
