/* A line of a string literal looks like a directive. */
#include <sys/mman.h>

const char *const text = "\
#if 0\
";

int behind_string(void *start)
{
    return mlock(start, 1); // stays: locked-memory
}

const char *const rest = "\
#endif\
";
