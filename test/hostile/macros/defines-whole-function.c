/* A macro writes a function from its head to its closing brace. */
#include <sys/mman.h>

#define PINNER(name, size) \
    int name(void *start) \
    { \
        return mlock(start, size); \
    }

PINNER(pin_page, 4096) // stays: locked-memory
PINNER(pin_byte, 1) // stays: locked-memory

int pin_both(void *start)
{
    return pin_page(start) + pin_byte(start);
}
