/* A header without a guard: `#pragma once` is a directive, but no condition. */
#pragma once
#include <sys/mman.h>

#define PINNED_PAGES 4
#if PINNED_PAGES
static inline int pin_pages(void *start)
{
    return mlock(start, PINNED_PAGES * 4096); // stays: locked-memory
}
#endif
