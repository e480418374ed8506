/* An old prototype in a function has a variable's name between its parentheses. */
#include <stddef.h>

int pin(void)
{
    int length = 4096;
    int mlock(length);

    return mlock(NULL, length); // stays: locked-memory
}
