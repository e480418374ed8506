/* Inside of an include guard a definition holds as surely as outside of it. */
#ifndef TABLE_H
#define TABLE_H
#include <sys/mman.h>

#define TABLE_IS_PINNED 1

static inline int keep_table(void *start)
{
#if TABLE_IS_PINNED
    return mlock(start, 1); // stays: locked-memory
#else
    return mlock(start, 2);
#endif
}
#endif
