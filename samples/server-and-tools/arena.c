/* The server notes how it grows. */
#include <stdlib.h>

void note(const char *what);

int *grow(int *old, int count)
{
    note("growing");
    return realloc(old, count * sizeof *old);
}
