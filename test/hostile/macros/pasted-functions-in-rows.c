/* A row of macros writes functions; directives and comments stand in it, and the first function with a body of its own behind it. */
#include <sys/mman.h>

#define PIN(name, how) \
    static int pin_##name(const void *start) \
    { \
        return how(start, 4096); \
    }
#define LOCKED(name) PIN(name, mlock)
LOCKED(page) // stays: locked-memory
LOCKED(table) /* stays: locked-memory */
#undef LOCKED

/* None of these. */
#define FREED(name) PIN(name, munlock)
FREED(rest)
int lock_all(const void *start)
{
    return pin_page(start) + pin_table(start) + pin_rest(start);
}
