/* Directives with spaces, comments, digraphs and line splices in them. */
#include <sys/mman.h>

int spell(void *start)
{
    int failed = 0;
 # /* a comment */ if /* another */ 0 /* and more */
    failed += mlock(start, 1);
 # endif
%: if 0
    failed += mlock(start, 2);
%: endif
#if\
def _WIN32
    failed += mlock(start, 3);
#endif
#if 0 \
    || 0
    failed += mlock(start, 4);
#else // not left out
    failed += mlock(start, 5); // stays: locked-memory
#endif
    return failed;
}
