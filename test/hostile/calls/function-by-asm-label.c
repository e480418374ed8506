/* A declaration gives a harmless name to the API by an assembler label. */
#include <stddef.h>

int pin_memory(const void *start, size_t size) __asm__("mlock");

int call(void *start)
{
    return pin_memory(start, 1); // stays: locked-memory
}
