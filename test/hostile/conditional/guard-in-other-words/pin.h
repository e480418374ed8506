/* A guard may be written with `defined`, with a comment behind it and other directives before its definition. */
#if !defined(PIN_H) /* only once */
#define PIN_H
#include <sys/mman.h>

static inline int pin_page(void *start)
{
    return mlock(start, 4096); // stays: locked-memory
}
#endif /* !defined(PIN_H) */
