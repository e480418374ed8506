/* A macro that names itself, and two that name each other, are expanded once. */
#include <sys/mman.h>

int odd(void *start);
#define odd(start) even(start)
#define even(start) odd(start) + mlock(start, 1)

int go_round(void *start)
{
    return odd(start); // stays: locked-memory
}
