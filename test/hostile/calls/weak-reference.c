/* A weak reference to the API under another name. */
#include <stddef.h>
#include <sys/mman.h>

static int pin(const void *start, size_t size) __attribute__((weakref("mlock")));

int call(void *start)
{
    return pin != NULL ? pin(start, 1) : -1; // stays: locked-memory
}
