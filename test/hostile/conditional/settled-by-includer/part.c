/* A source that is included by another one, which defines a macro before. */
#include <sys/mman.h>

#ifdef PART_IS_PINNED
static int part(void *start) { return mlock(start, 1); } // may stay: locked-memory
#else
static int part(void *start) { return start == 0; }
#endif

int use_part(void *start)
{
    return part(start);
}
