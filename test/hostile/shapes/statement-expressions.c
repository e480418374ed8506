/* Statements stand inside of expressions: in initialisers, in arguments, in conditions, with labels of their own. */
#include <sys/mman.h>

int call(void *start)
{
    int failed = ({ int inner = 0; for (; inner < 1; inner++) ; mlock(start, 1) + inner; }); // stays: locked-memory

    if (({ __label__ out; goto out; out: mlock(start, 2); })) // stays: locked-memory
        failed++;
    return failed + munlock(({ mlock(start, 3); start; }), 1); // stays: locked-memory
}
