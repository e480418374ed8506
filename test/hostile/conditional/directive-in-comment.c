/* Directives inside of comments are none. */
#include <sys/mman.h>

int comment_out(void *start)
{
    int failed = 0;
/*
#if 0
*/
    failed += mlock(start, 1); // stays: locked-memory
/*
#endif
*/
#if 0 /*
#endif
*/
    failed += mlock(start, 2);
#endif
    return failed;
}
