/* _Generic chooses a function by the type of an expression. */
#include <sys/mman.h>

#define LOCK(x) _Generic((x), int: mlockall, char *: puts_back)(x)

int puts_back(char *text);

int call(int flags, char *text)
{
    int failed = _Generic(flags, int: mlockall, default: puts_back)(flags); // stays: locked-memory

    failed += LOCK(flags); // stays: locked-memory
    return failed + LOCK(text); // wrong: locked-memory: which arm of a generic selection is chosen is not worked out
}
