/* Spaces, comments and line ends stand between a name and its parenthesis. */
#include <sys/mman.h>

int call(void *start)
{
    int failed = mlock   (start, 1); // stays: locked-memory

    failed += mlock /* pins */ (start, 2); // stays: locked-memory
    failed += mlock // stays: locked-memory
        // a whole line in between
        (start, 3);
    failed += mlock // stays: locked-memory

        (
        start
        ,
        4
        )
        ;
    return failed;
}
