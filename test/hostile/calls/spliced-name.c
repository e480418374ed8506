/* A line splice goes right through the name of the API, and through a comment. */
#include <sys/mman.h>

int call(void *start)
{
    int failed = 0;
    /* stays: locked-memory */ failed += mlo\
ck(start, 1);
    // this comment goes on in the next line \
    failed += mlock(start, 2);
    /\
* this one, too *\
/ failed += munlock(start, 3);
    return failed;
}
