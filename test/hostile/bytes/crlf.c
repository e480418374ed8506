/* Lines end as on another system, and a line splice has a carriage return in it. */
#include <sys/mman.h>

#define PIN(start) \
    mlock((start), 1)

#if 0
int never(void *start) { return mlock(start, 2); }
#endif

int call(void *start)
{
    int failed = PIN(start); // stays: locked-memory

    /* stays: locked-memory */ return failed + mlo\
ck(start, 3);
}
