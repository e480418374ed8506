/* Arguments of macros are empty, hold commas in parentheses, and go through two macros before they are called. */
#include <sys/mman.h>

#define APPLY(function, arguments) function arguments
#define CALL_WITH(qualifier, function, ...) qualifier APPLY(function, (__VA_ARGS__))
#define NOTHING

int pin(void *start)
{
    CALL_WITH(, mlock, start, 1); // stays: locked-memory
    CALL_WITH(NOTHING return, mlock, start, 2); // stays: locked-memory
}
