/* Addresses stand in tables: by position, by designator, inside of structures inside of arrays. */
#include <stddef.h>
#include <sys/mman.h>

struct operations {
    const char *name;
    int (*pin)(const void *, size_t);
    int (*unpin)(const void *, size_t);
};

static const struct operations table[] = {
    { "real", mlock, munlock }, // may stay: locked-memory
    [1] = { .name = "none", .unpin = NULL },
    { .unpin = munlock, .pin = mlock }, // may stay: locked-memory
};

int call(int which, const void *start)
{
    return table[which].pin(start, 1) + table[which].unpin(start, 1);
}
