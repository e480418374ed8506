/* The API itself is handed to a function that calls what it gets. */
#include <sys/mman.h>

static int apply(int (*function)(int), int argument)
{
    return function(argument);
}

int call(void)
{
    return apply(mlockall, MCL_CURRENT); // may stay: locked-memory
}
