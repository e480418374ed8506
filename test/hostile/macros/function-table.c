/* A table of structures is written by a macro with designators, and a second macro calls through it. */
#include <stddef.h>
#include <sys/mman.h>

struct driver {
    const char *name;
    int (*start)(void *at);
    int (*stop)(void *at);
};

#define DRIVER(id) static const struct driver id##_driver = { .name = #id, .start = id##_start, .stop = id##_stop }
#define INVOKE(driver, method, ...) ((driver)->method ? (driver)->method(__VA_ARGS__) : -1)

static int pinned_start(void *at) { return mlock(at, 1); } // stays: locked-memory
static int pinned_stop(void *at) { return munlock(at, 1); }
static int plain_start(void *at) { return at == NULL; }
static int plain_stop(void *at) { return at != NULL; }

DRIVER(pinned);
DRIVER(plain);

static const struct driver *const drivers[] = { &pinned_driver, &plain_driver };

int run(int which, void *at)
{
    return INVOKE(drivers[which], start, at) + INVOKE(drivers[which], stop, at);
}
