/* A cleanup runs a function by a macro that pastes its name, as systemd and GLib do. */
#include <sys/mman.h>

#define auto_(kind) __attribute__((cleanup(kind##_done)))
#define DEFINE_CLEANUP(type, function) static inline void function##p(type *at) { if (*at) function(*at); }

static void page_done(void **at) { mlock(*at, 1); } // stays: locked-memory
static void unlock(void *at) { mlock(at, 2); } // stays: locked-memory
DEFINE_CLEANUP(void *, unlock)

int main(void)
{
    auto_(page) void *page = 0;
    __attribute__((__cleanup__(unlockp))) void *other = &page;

    return page == other;
}
