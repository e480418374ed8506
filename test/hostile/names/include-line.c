/* The name of an API is the name of a header, and of a macro in a line marker. */
#ifdef NEVER_DEFINED_BY_ANYBODY_BUT_ASKED
#include "mlock.h"
#include <shmget/vfork.h>
#endif
#line 3 "mlockall.c"
#pragma GCC diagnostic ignored "-Wunused"
#pragma mlock(start, 1)

int use(void)
{
    return 0;
}
